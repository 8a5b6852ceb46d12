namespace CourseKit.Notebooks;

/// <summary>How the execution of a cell went.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Elapsed">Wall time.</param>
/// <param name="Reason">Why the cell was passed over, or the one-line failure; null on success.</param>
public sealed record CellRun(CellStatus Status, TimeSpan Elapsed, string? Reason = null);
