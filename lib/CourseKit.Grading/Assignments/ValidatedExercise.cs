namespace CourseKit.Grading.Assignments;

/// <summary>How one exercise of a source notebook stood the validation.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Seconds">Wall time of its solution's answer and check cells.</param>
/// <param name="Problems">What is wrong, one line each; empty if it is in order.</param>
public sealed record ValidatedExercise(Exercise Exercise, double Seconds, IReadOnlyList<string> Problems)
{
    /// <summary>Whether it is in order.</summary>
    public bool IsGood => Problems.Count == 0;
}
