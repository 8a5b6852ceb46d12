namespace CourseKit.Grading.Submissions;

/// <summary>What a file's path says of whose it is.</summary>
/// <param name="Student">The student's id.</param>
public sealed record Placement(string Student)
{
    /// <summary>The student's name; null if the path does not tell.</summary>
    public string? Name { get; init; }

    /// <summary>Which attempt it is, from 1; null if the path does not tell.</summary>
    public int? Attempt { get; init; }

    /// <summary>Orders files of one attempt: the campus system's own number, which grows; 0 if there is none.</summary>
    public long Serial { get; init; }

    /// <summary>When it was handed in; null if the path does not tell.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Whether the campus system marks it as late.</summary>
    public bool IsMarkedLate { get; init; }
}
