using CourseKit.Grading.Sandbox;

namespace CourseKit.Grading.Judging;

/// <summary>How submissions are judged.</summary>
public sealed record JudgeOptions
{
    /// <summary>The fence.</summary>
    public required ISandbox Sandbox { get; init; }

    /// <summary>How long one cell may run: of processor time where that can be seen (Linux), and four times as long by the clock.</summary>
    public TimeSpan CellTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long all cells of a submission may run together, likewise.</summary>
    public TimeSpan TotalTimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What a process may use.</summary>
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>How many processes wait ready for the next submissions: as many as are judged at a time.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Where the observations of the solution and of the known wrong answers are kept for the next time; null for nowhere.</summary>
    public string? ReferenceFile { get; init; }

    /// <summary>Told in a few words what the preparation is doing.</summary>
    public IProgress<string>? Progress { get; init; }
}
