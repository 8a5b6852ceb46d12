using CourseKit.Grading.Results;

namespace CourseKit.Grading.Judging;

/// <summary>What became of one exercise's cells.</summary>
/// <param name="Id">The exercise.</param>
/// <param name="Fate">What became of its answer cell, where that decides; null where its checks do.</param>
/// <param name="Detail">More about it, in words of ours; null if there is nothing to add.</param>
/// <param name="Checks">Its check cells, in order.</param>
/// <param name="Seconds">Wall time of its cells.</param>
internal sealed record ExerciseRun(string Id, Verdict? Fate, string? Detail, IReadOnlyList<CheckRun> Checks, double Seconds);
