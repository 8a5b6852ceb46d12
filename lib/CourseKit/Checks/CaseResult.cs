namespace CourseKit.Checks;

/// <summary>How one case of an exercise came out.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Observed">The value that the student's code gave; null if it gave none.</param>
/// <param name="Diagnosis">One or two sentences for the student; null if the value is right.</param>
public sealed record CaseResult(string Name, CheckVerdict Verdict, ObservedValue? Observed, string? Diagnosis)
{
    /// <summary>Whether the value is right.</summary>
    public bool Passed => Verdict == CheckVerdict.Right;

    /// <summary>How near is near enough, also for a grader that compares the value with another.</summary>
    internal Tolerance Tolerance { get; init; }
}
