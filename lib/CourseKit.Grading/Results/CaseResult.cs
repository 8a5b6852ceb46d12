namespace CourseKit.Grading.Results;

/// <summary>How one observed value of a check came out.</summary>
/// <param name="Name">The case's name, as the instructor wrote it (never taken from the student's process).</param>
/// <param name="IsHidden">Whether students can't see the case.</param>
/// <param name="Verdict">Right, Wrong, NotDone or Failed, or how the process ended.</param>
/// <param name="Points">What it earned.</param>
/// <param name="OutOf">What it could earn; 0 for a visible case beside hidden ones.</param>
public sealed record CaseResult(string Name, bool IsHidden, Verdict Verdict, decimal Points, decimal OutOf);
