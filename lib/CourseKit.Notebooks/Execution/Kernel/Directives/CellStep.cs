namespace CourseKit.Notebooks.Execution.Kernel.Directives;

/// <summary>One thing that a cell does, in order: code, or an import between code.</summary>
internal abstract record CellStep;
