using CourseKit.Grading.Results;

namespace CourseKit.Grading.Running;

/// <summary>What became of one submission in a run.</summary>
/// <param name="Result">Its result.</param>
internal sealed record GradedSubmission(SubmissionResult Result)
{
    /// <summary>Whether the result was there already.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether a kept result was made with another assignment, other tools or another sandbox.</summary>
    public bool IsStale { get; init; }

    /// <summary>What went wrong with us, on one line; null if nothing did.</summary>
    public string? Failure { get; init; }
}
