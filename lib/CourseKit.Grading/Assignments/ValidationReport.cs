namespace CourseKit.Grading.Assignments;

/// <summary>How a source notebook stood the validation.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="Exercises">Its exercises, in order.</param>
/// <param name="Problems">What is wrong beyond single exercises, one line each.</param>
/// <param name="Seconds">Wall time of everything.</param>
public sealed record ValidationReport(
    Assignment Assignment, IReadOnlyList<ValidatedExercise> Exercises, IReadOnlyList<string> Problems, double Seconds)
{
    /// <summary>Whether the assignment can be handed out.</summary>
    public bool IsGood => Problems.Count == 0 && Exercises.All(exercise => exercise.IsGood);
}
