namespace CourseKit.Grading.Results;

/// <summary>The truth about one submission: <c>results/&lt;student&gt;.json</c>, from which every table and page is made.</summary>
/// <remarks>Version 1. Later versions read every earlier one.</remarks>
public sealed record SubmissionResult
{
    /// <summary>The version of this layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The student's id in the campus system.</summary>
    public required string Student { get; init; }

    /// <summary>The student's name as the campus system wrote it into the file's name; null if it does not.
    /// Text of others: escape it wherever it is shown.</summary>
    public string? Name { get; init; }

    /// <summary>How the campus system names files: <c>canvas</c>, <c>moodle</c>, <c>plain</c>, <c>pattern</c>.</summary>
    public string? Layout { get; init; }

    /// <summary>The assignment's name.</summary>
    public required string Assignment { get; init; }

    /// <summary>SHA-256 of the assignment's source.</summary>
    public required string AssignmentHash { get; init; }

    /// <summary>SHA-256 of the file handed in; empty if nothing was.</summary>
    public required string SubmissionHash { get; init; }

    /// <summary>SHA-256 over the grader's and the course library's assemblies.</summary>
    public required string ToolsHash { get; init; }

    /// <summary>How the code was fenced in: <c>bubblewrap</c> or <c>none</c>.</summary>
    public required string Sandbox { get; init; }

    /// <summary>The file handed in, relative to the folder of submissions.</summary>
    public required string File { get; init; }

    /// <summary>Which attempt counted, from 1, and of how many.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>How many attempts there are.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>When it was handed in; null if that is not known.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>What the late rule takes off the points earned, from 0 to 1.</summary>
    public decimal LatePenalty { get; init; }

    /// <summary>False if our own failure left something unjudged: the submission is graded again, nothing counts yet.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Why it can't be judged at all (not a notebook, an archive that was refused); null if it can.</summary>
    public string? Refused { get; init; }

    /// <summary>The exercises, in the assignment's order.</summary>
    public required IReadOnlyList<ExerciseResult> Exercises { get; init; }

    /// <summary>The written questions, in the assignment's order.</summary>
    public required IReadOnlyList<WrittenResult> Written { get; init; }

    /// <summary>What a grader should know.</summary>
    public required IReadOnlyList<Remark> Remarks { get; init; }

    /// <summary>How many of <see cref="Remarks"/>, from the first, are about how it was handed in; the rest are about its code.</summary>
    public int HandInRemarks { get; init; }

    /// <summary>Wall time of grading.</summary>
    public double Seconds { get; init; }

    /// <summary>When it was graded, UTC.</summary>
    public DateTimeOffset GradedAt { get; init; }

    /// <summary>What grading again changed; null if it was graded once.</summary>
    public RegradeNote? Regraded { get; init; }

    /// <summary>Points of the exercises, before the late rule.</summary>
    public decimal ExercisePoints => Exercises.Sum(exercise => exercise.Points);

    /// <summary>All points: exercises and written answers, less the late rule's share, rounded to 0.01.</summary>
    public decimal Points => decimal.Round((ExercisePoints + Written.Sum(answer => answer.Points ?? 0)) * (1 - LatePenalty), 2);

    /// <summary>What could be earned.</summary>
    public decimal OutOf => Exercises.Sum(exercise => exercise.OutOf) + Written.Sum(answer => answer.OutOf);
}
