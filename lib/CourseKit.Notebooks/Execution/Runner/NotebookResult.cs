namespace CourseKit.Notebooks.Execution;

/// <summary>What became of one notebook in a run of the course.</summary>
/// <param name="Name">The file name without extension.</param>
/// <param name="SourcePath">Where the notebook lies.</param>
/// <param name="State">How it ended.</param>
public sealed record NotebookResult(string Name, string SourcePath, NotebookState State)
{
    /// <summary>The file's name with extension, as messages show it.</summary>
    public string FileName => Path.GetFileName(SourcePath);

    /// <summary>How many code cells were executed; of a notebook that is up to date, in its last run.</summary>
    public int CellsRun { get; init; }

    /// <summary>How many code cells there are.</summary>
    public int Cells { get; init; }

    /// <summary>The cells that were passed over, with reasons.</summary>
    public IReadOnlyList<CellNote> PassedOver { get; init; } = [];

    /// <summary>The exercises that were checked; of a notebook that is up to date, in its last run.</summary>
    public IReadOnlyList<CheckedExercise> Exercises { get; init; } = [];

    /// <summary>What went wrong, one line each, place included.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Wall time; of a notebook that is up to date, of its last run.</summary>
    public TimeSpan Elapsed { get; init; }
}
