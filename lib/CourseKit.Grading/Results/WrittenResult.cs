namespace CourseKit.Grading.Results;

/// <summary>A written answer and the points a person gave.</summary>
/// <param name="Id">The question.</param>
/// <param name="Title">Its title.</param>
/// <param name="Points">The points given; null as long as nobody has.</param>
/// <param name="OutOf">What it is worth.</param>
/// <param name="Comment">The grader's words; null if none.</param>
/// <param name="Answer">The student's markdown; null if missing.</param>
public sealed record WrittenResult(string Id, string Title, decimal? Points, decimal OutOf, string? Comment, string? Answer);
