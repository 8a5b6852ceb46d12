namespace CourseKit.Grading.Results;

/// <summary>What a gradebook is of: <c>gradebook.json</c>.</summary>
internal sealed record GradebookRecord
{
    public int Schema { get; init; } = 1;

    public required AssignmentOutline Outline { get; init; }

    /// <summary>Which part of the class this is, <c>3/16</c>; null for the whole.</summary>
    public string? Shard { get; init; }

    /// <summary>The parts that were merged into this.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>How many submissions belong here.</summary>
    public int Submissions { get; init; }

    /// <summary>When it was due; null if nothing was late.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The late rule as it was written.</summary>
    public string Late { get; init; } = "none";

    /// <summary>What was handed in and belongs to no student, one line each.</summary>
    public IReadOnlyList<string> Unplaced { get; init; } = [];
}
