namespace CourseKit.Grading.Results;

/// <summary>Points that a person gave, for a written question or instead of the judge's for an exercise.</summary>
/// <param name="Id">The question or exercise.</param>
/// <param name="Points">The points.</param>
/// <param name="Comment">The grader's words for the student; null if none.</param>
public sealed record ManualMark(string Id, decimal Points, string? Comment);
