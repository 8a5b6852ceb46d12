namespace CourseKit.Notebooks;

/// <summary>Text written to the console.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text; consecutive writes to the same stream are joined.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;
