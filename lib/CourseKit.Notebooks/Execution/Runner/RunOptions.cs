namespace CourseKit.Notebooks.Execution;

/// <summary>The limits within which a notebook runs, and what happens after a failing cell.</summary>
public sealed record RunOptions
{
    /// <summary>The longest a cell may take; more than zero.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>The longest a notebook may take in all; more than zero.</summary>
    public TimeSpan NotebookTimeout { get; init; } = TimeSpan.FromSeconds(1800);

    /// <summary>The most memory a notebook's process may use, in bytes; null for no limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Go on with the next cell after a failing one, in a fresh process if the old one has ended.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>How long a cell whose time is up has to stop by itself and to tell where it was.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a kernel that was asked to stop has to do so before it is abandoned.</summary>
    internal TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);
}
