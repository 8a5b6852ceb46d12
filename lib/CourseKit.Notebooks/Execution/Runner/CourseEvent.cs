namespace CourseKit.Notebooks.Execution;

/// <summary>Something that has happened in a run of the course. Events are raised one at a time.</summary>
/// <param name="Name">The notebook.</param>
/// <param name="Cell">How many code cells were begun.</param>
/// <param name="Cells">How many code cells the notebook has.</param>
/// <param name="Result">How the notebook ended; null while it runs.</param>
public sealed record CourseEvent(string Name, int Cell, int Cells, NotebookResult? Result = null)
{
    /// <summary>What the notebook waits for, in one line; null when it does not wait.</summary>
    public string? Waits { get; init; }
}
