using CourseKit.Grading.Results;

namespace CourseKit.Grading.Judging;

/// <summary>What became of one check cell.</summary>
/// <param name="Number">The cell's number in the assignment's source.</param>
/// <param name="Fate">What prevented a result; null if there is one.</param>
/// <param name="Result">The result as it was sent; null if there is none.</param>
internal sealed record CheckRun(int Number, Verdict? Fate, string? Result);
