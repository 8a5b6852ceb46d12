namespace CourseKit.Notebooks.Execution;

/// <summary>How the notebooks of a course are run.</summary>
public sealed record CourseRunOptions
{
    /// <summary>How many notebooks run side by side; at least 1.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>What holds for each notebook.</summary>
    public RunOptions Notebook { get; init; } = new();

    /// <summary>After the first failing notebook start no other and stop those that run.</summary>
    public bool FailFast { get; init; }

    /// <summary>Execute notebooks that are up to date as well.</summary>
    public bool Force { get; init; }

    /// <summary>Half of the machine's memory shared among the jobs, between 1 and 4 GB.</summary>
    /// <param name="jobs">How many notebooks run side by side.</param>
    /// <returns>Bytes for each notebook.</returns>
    public static long DefaultMemory(int jobs)
        => DefaultMemory(jobs, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    internal static long DefaultMemory(int jobs, long machine)
        => Math.Clamp(machine / 2 / Math.Max(1, jobs), 1L << 30, 4L << 30);
}
