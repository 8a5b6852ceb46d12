namespace CourseKit.Notebooks.Execution;

/// <summary>What became of a run of the course.</summary>
/// <param name="Results">One per notebook, in the course's order.</param>
/// <param name="Elapsed">Wall time.</param>
/// <param name="Interrupted">True when the run was stopped from outside.</param>
public sealed record CourseRun(IReadOnlyList<NotebookResult> Results, TimeSpan Elapsed, bool Interrupted)
{
    /// <summary>What the site has to say of its scripts; null when all is as it should be.</summary>
    public string? Message { get; init; }

    /// <summary>True when every notebook succeeded or is up to date.</summary>
    public bool AllWell => !Interrupted
        && Results.All(result => result.State is NotebookState.Succeeded or NotebookState.UpToDate);
}
