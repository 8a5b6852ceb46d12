using CourseKit.Grading.Results;

namespace CourseKit.Grading.Judging;

/// <summary>How the execution of one cell ended.</summary>
/// <param name="Fate">Null if it ran to its end.</param>
/// <param name="HasDied">Whether its process is gone.</param>
/// <param name="Detail">More about it, in words of ours.</param>
/// <param name="Results">The check results that it showed, at most two of them: one is right, more are too many.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Spent">How many seconds of the time allowed it has used.</param>
internal sealed record CellEnd(Verdict? Fate, bool HasDied, string? Detail, IReadOnlyList<string> Results, double Seconds, double Spent);
