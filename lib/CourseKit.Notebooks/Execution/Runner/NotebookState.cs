namespace CourseKit.Notebooks.Execution;

/// <summary>How the run of a notebook ended.</summary>
public enum NotebookState
{
    /// <summary>Every cell that could run did, without error.</summary>
    Succeeded,

    /// <summary>A cell failed, a limit was reached, or the file could not be read.</summary>
    Failed,

    /// <summary>Nothing has changed since the last good run: not executed again.</summary>
    UpToDate,

    /// <summary>Stopped from outside before the end.</summary>
    Cancelled,

    /// <summary>The run ended before this notebook's turn came.</summary>
    NotStarted,
}
