namespace CourseKit.Grading.Running;

/// <summary>How a run went.</summary>
public sealed record GradingSummary
{
    /// <summary>How many submissions there are, in this part of the class.</summary>
    public required int Total { get; init; }

    /// <summary>How many were graded in this run.</summary>
    public required int Graded { get; init; }

    /// <summary>How many had a result already.</summary>
    public required int Kept { get; init; }

    /// <summary>How many of those were graded with another assignment, other tools or another sandbox.</summary>
    public required int Stale { get; init; }

    /// <summary>How many can't be judged at all; their results say why.</summary>
    public required int Refused { get; init; }

    /// <summary>Students whose submission our own failure left unjudged, to grade again.</summary>
    public required IReadOnlyList<string> Unjudged { get; init; }

    /// <summary>What was graded again, in the order in which it was done.</summary>
    public required IReadOnlyList<RegradedSubmission> Regraded { get; init; }

    /// <summary>How many written answers wait for a person.</summary>
    public required int ToGradeByHand { get; init; }

    /// <summary>Whether the run was stopped.</summary>
    public required bool IsInterrupted { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }
}
