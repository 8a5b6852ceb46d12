namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>Whether code can be run as it stands.</summary>
/// <param name="Status"><c>complete</c>, <c>incomplete</c> or <c>invalid</c>, as Jupyter calls it.</param>
/// <param name="Indent">What the next line should begin with, if incomplete.</param>
internal sealed record Completeness(string Status, string Indent);
