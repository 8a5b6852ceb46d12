namespace CourseKit.Grading.Submissions;

/// <summary>How submissions are taken in.</summary>
public sealed record IntakeOptions
{
    /// <summary>How files are named; null to find out.</summary>
    public ISubmissionLayout? Layout { get; init; }

    /// <summary>The assignment's name: where a student handed in several notebooks, those that carry it count.</summary>
    public string? Assignment { get; init; }

    /// <summary>When it is due; null if nothing is late.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What being late costs.</summary>
    public LateRule Late { get; init; } = LateRule.None;

    /// <summary>Times that the campus system knows better than the files.</summary>
    public SubmissionTimes Times { get; init; } = SubmissionTimes.None;

    /// <summary>How large what is handed in may be.</summary>
    public ArchiveLimits Limits { get; init; } = new();
}
