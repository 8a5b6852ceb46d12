namespace CourseKit.Grading.Running;

/// <summary>How a class is graded.</summary>
public sealed record GradingOptions
{
    /// <summary>How many submissions are judged side by side.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether what was graded with another assignment, other tools or another sandbox is graded again. What is up
    /// to date is left alone even then, so that a run that was ended goes on where it was.</summary>
    public bool Regrade { get; init; }

    /// <summary>The part of the class to grade; null for all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>When it was due, for the record.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The late rule as it was written, for the record.</summary>
    public string Late { get; init; } = "none";
}
