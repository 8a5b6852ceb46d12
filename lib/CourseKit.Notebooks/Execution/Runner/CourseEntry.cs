namespace CourseKit.Notebooks.Execution;

/// <summary>A notebook as one of a course.</summary>
/// <param name="Name">The file name without extension, after which page and executed notebook are named.</param>
/// <param name="SourcePath">Where the notebook lies.</param>
public sealed record CourseEntry(string Name, string SourcePath)
{
    /// <summary>The notebook as written, without outputs; null when it can't be read.</summary>
    public Notebook? Source { get; init; }

    /// <summary>How it stands; <see cref="NotebookState.NotStarted"/> until it has run.</summary>
    public NotebookState State { get; init; } = NotebookState.NotStarted;

    /// <summary>How long its last run took; null when it has not run.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>The first failure in one line; null when there is none.</summary>
    public string? Error { get; init; }
}
