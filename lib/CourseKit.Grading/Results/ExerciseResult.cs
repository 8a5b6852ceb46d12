namespace CourseKit.Grading.Results;

/// <summary>How an exercise came out. No text in it comes from the student's process.</summary>
/// <param name="Id">The exercise.</param>
/// <param name="Title">Its title.</param>
/// <param name="Points">What it earned, rounded to 0.01.</param>
/// <param name="OutOf">What it is worth.</param>
/// <param name="Verdict">How it came out.</param>
/// <param name="Diagnosis">For the student: the known mistake's message, or what became of the process; null if right.</param>
/// <param name="Cases">Its observed values, in order.</param>
/// <param name="Seconds">Wall time of its answer and check cells.</param>
public sealed record ExerciseResult(
    string Id,
    string Title,
    decimal Points,
    decimal OutOf,
    Verdict Verdict,
    string? Diagnosis,
    IReadOnlyList<CaseResult> Cases,
    double Seconds)
{
    /// <summary>What a person gave instead of the judge's points, which <see cref="Points"/> then shows; null if nobody did.
    /// Never kept in a result's file: it is laid over when the gradebook is read.</summary>
    public ManualMark? ByHand { get; init; }
}
