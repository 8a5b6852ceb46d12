namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>A method that could be meant by a call.</summary>
/// <param name="Label">Its declaration.</param>
/// <param name="Documentation">Its documentation as plain text; may be empty.</param>
/// <param name="Parameters">Its parameters, each as declared.</param>
internal sealed record SignatureItem(string Label, string Documentation, IReadOnlyList<string> Parameters);
