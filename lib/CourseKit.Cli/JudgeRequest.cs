namespace CourseKit.Cli;

/// <summary>How submissions are to be judged.</summary>
/// <param name="Sandbox"><c>bubblewrap</c> or <c>none</c>.</param>
/// <param name="Workers">How many at a time.</param>
internal sealed record JudgeRequest(string Sandbox, int Workers)
{
    /// <summary>The longest a cell may take; null for the judge's own limit.</summary>
    public double? CellSeconds { get; init; }

    /// <summary>The most memory; null for the judge's own limit.</summary>
    public int? MemoryMegabytes { get; init; }

    /// <summary>Where the solution's observations are kept for the next run; null for nowhere.</summary>
    public string? ReferenceFile { get; init; }

    /// <summary>Told what the preparation is doing.</summary>
    public Action<string> Told { get; init; } = static _ => { };
}
