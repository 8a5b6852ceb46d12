namespace CourseKit.Notebooks.Execution.Kernel.Directives;

/// <summary>A directive that can't be followed.</summary>
/// <param name="line">Its line in the cell, from 1.</param>
/// <param name="name">What kind of fault: NuGet's code, or a name of ours.</param>
/// <param name="problem">What is wrong and what to do.</param>
internal sealed class DirectiveException(int line, string name, string problem) : Exception(problem)
{
    /// <summary>The name of faults that have no code of their own.</summary>
    public const string General = "Directive";

    public int Line { get; } = line;

    public string Name { get; } = name;
}
