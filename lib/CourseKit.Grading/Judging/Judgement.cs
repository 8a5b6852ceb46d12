using CourseKit.Grading.Results;

namespace CourseKit.Grading.Judging;

/// <summary>What the judge found out about one submission's code.</summary>
/// <param name="Exercises">The exercises, in the assignment's order.</param>
/// <param name="Remarks">What the judge noticed while it ran.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record Judgement(IReadOnlyList<ExerciseResult> Exercises, IReadOnlyList<Remark> Remarks, double Seconds)
{
    /// <summary>Whether every exercise got a verdict of its own.</summary>
    public bool IsComplete => Exercises.All(exercise => exercise.Verdict != Verdict.NotJudged);
}
