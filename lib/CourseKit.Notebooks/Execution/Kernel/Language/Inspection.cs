namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>What is known of a name in the code.</summary>
/// <param name="Declaration">Its declaration in C#, one line for each overload.</param>
/// <param name="Documentation">Its documentation as plain text; may be empty.</param>
internal sealed record Inspection(IReadOnlyList<string> Declaration, string Documentation);
