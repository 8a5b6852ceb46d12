namespace CourseKit.Notebooks.Execution;

/// <summary>A cell to execute, and where it stands, for messages.</summary>
/// <param name="Notebook">The notebook's file name.</param>
/// <param name="Number">The cell's number in the notebook, from 1, all languages counted.</param>
/// <param name="Source">C# code with directives.</param>
public sealed record CellRequest(string Notebook, int Number, string Source);
