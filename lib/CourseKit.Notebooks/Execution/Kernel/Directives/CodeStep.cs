namespace CourseKit.Notebooks.Execution.Kernel.Directives;

/// <summary>Code to compile and run.</summary>
/// <param name="Code">The code on its own lines: lines that belong to other steps and directives are blank.</param>
internal sealed record CodeStep(string Code) : CellStep;
