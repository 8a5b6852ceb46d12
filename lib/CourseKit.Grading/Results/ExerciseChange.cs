namespace CourseKit.Grading.Results;

/// <summary>How grading again changed an exercise.</summary>
/// <param name="Id">The exercise.</param>
/// <param name="Before">Its points before; null if it is new.</param>
/// <param name="After">Its points now; null if it is gone.</param>
/// <param name="VerdictBefore">Its verdict before; null if it is new.</param>
/// <param name="VerdictAfter">Its verdict now; null if it is gone.</param>
public sealed record ExerciseChange(string Id, decimal? Before, decimal? After, Verdict? VerdictBefore, Verdict? VerdictAfter);
