namespace CourseKit.Notebooks.Execution;

/// <summary>The last run of a notebook.</summary>
/// <param name="SourcePath">Where the notebook lay.</param>
/// <param name="Good">The fingerprint of a run without failure; null after a failing one.</param>
/// <param name="Links">Hash of the other pages that its page links to.</param>
/// <param name="CellsRun">How many code cells were executed.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="PassedOver">Cells that were passed over.</param>
/// <param name="Error">The first failure; null when there was none.</param>
/// <param name="Exercises">The exercises that were checked; null in a record of before they were noted.</param>
internal sealed record RecordedRun(
    string SourcePath, Fingerprint? Good, string? Links, int CellsRun, double Seconds, IReadOnlyList<CellNote> PassedOver,
    string? Error, IReadOnlyList<CheckedExercise>? Exercises = null);
