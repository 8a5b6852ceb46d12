namespace CourseKit.Notebooks.Execution;

/// <summary>Something to say about one cell.</summary>
/// <param name="Cell">The cell's number, from 1, all languages counted.</param>
/// <param name="Text">One line.</param>
public sealed record CellNote(int Cell, string Text);
