namespace CourseKit.Grading.Results;

/// <summary>One mark in a <see cref="ManualRecord"/>.</summary>
/// <param name="Id">The question or exercise.</param>
/// <param name="Points">The points.</param>
/// <param name="Comment">The grader's words; null if none.</param>
/// <param name="SetAt">When they were given.</param>
/// <param name="Seen">SHA-256 of the written answer, or of the file handed in, that the grader had before them; null if there was none.</param>
internal sealed record ManualEntry(string Id, decimal Points, string? Comment, DateTimeOffset SetAt, string? Seen);
