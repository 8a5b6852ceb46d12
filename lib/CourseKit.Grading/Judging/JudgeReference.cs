namespace CourseKit.Grading.Judging;

/// <summary>What is known of an assignment before the first submission is judged.</summary>
/// <param name="Problems">What is wrong with the assignment itself; submissions can be judged only where there is nothing.</param>
/// <param name="Alternatives">The known wrong answers, judged, in the assignment's order.</param>
/// <param name="Seconds">Exercise id → wall time of its solution's cells.</param>
/// <param name="WasKept">Whether it was kept from an earlier run.</param>
public sealed record JudgeReference(
    IReadOnlyList<string> Problems,
    IReadOnlyList<JudgedAlternative> Alternatives,
    IReadOnlyDictionary<string, double> Seconds,
    bool WasKept);
