using CourseKit.Grading.Results;

namespace CourseKit.Grading.Running;

/// <summary>A submission that was graded again in a run.</summary>
/// <param name="Student">Whose; text of others, not safe to show.</param>
/// <param name="PointsAfter">The exercises' points now.</param>
/// <param name="Note">What changed and why.</param>
public sealed record RegradedSubmission(string Student, decimal PointsAfter, RegradeNote Note);
