namespace CourseKit.Search;

/// <summary>One rung of successive halving: so many settings, each trained so long.</summary>
/// <param name="Settings">nᵢ.</param>
/// <param name="Budget">rᵢ, the budget of each.</param>
public readonly record struct Rung(int Settings, int Budget);
