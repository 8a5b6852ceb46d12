namespace CourseKit.Notebooks.Execution;

/// <summary>An executed notebook and how it went.</summary>
/// <param name="Notebook">The notebook with its outputs.</param>
/// <param name="State"><see cref="NotebookState.Succeeded"/>, <see cref="NotebookState.Failed"/> or
/// <see cref="NotebookState.Cancelled"/>.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record NotebookRun(Notebook Notebook, NotebookState State, TimeSpan Elapsed)
{
    /// <summary>How many code cells were executed, failing ones included.</summary>
    public int CellsRun => Notebook.Cells.Count(cell => cell.ExecutionCount is not null);

    /// <summary>The cells that were passed over, each with its reason.</summary>
    public IReadOnlyList<CellNote> PassedOver => Notes(CellStatus.PassedOver);

    /// <summary>The cells that failed, each with its one-line message.</summary>
    public IReadOnlyList<CellNote> Failures => Notes(CellStatus.Failed);

    /// <summary>What went wrong, one line each, with the place in the cell and, of a <c>.dib</c>, in the file.</summary>
    public IReadOnlyList<string> Errors => [.. Failures.Select(failure => FilePlace.Added(failure.Text, Notebook))];

    /// <summary>The exercises that were checked, in order.</summary>
    public IReadOnlyList<CheckedExercise> Exercises => CheckedExercise.In(Notebook);

    private List<CellNote> Notes(CellStatus status)
        => [.. from pair in Notebook.Cells.Index()
               where pair.Item.Run?.Status == status
               select new CellNote(pair.Index + 1, pair.Item.Run!.Reason ?? "no reason given")];
}
