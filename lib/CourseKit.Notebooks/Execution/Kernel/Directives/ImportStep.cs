namespace CourseKit.Notebooks.Execution.Kernel.Directives;

/// <summary><c>#!import path</c>: the C# cells of another notebook, or a file, run here.</summary>
internal sealed record ImportStep(int Line, string Path) : CellStep;
