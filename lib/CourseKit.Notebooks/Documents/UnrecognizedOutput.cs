namespace CourseKit.Notebooks;

/// <summary>An output of a kind that this version of the format does not define, kept for writing the file back.</summary>
/// <param name="Json">The whole output, a JSON object.</param>
public sealed record UnrecognizedOutput(string Json) : CellOutput;
