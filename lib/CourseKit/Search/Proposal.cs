namespace CourseKit.Search;

/// <summary>What a searcher wants tried next.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Budget">How long to train it, ≥ 1.</param>
/// <param name="Continues">The earlier trial of the same setting; null for a new one.</param>
internal readonly record struct Proposal(Setting Setting, int Budget = 1, int? Continues = null);
