namespace CourseKit.Notebooks.Json;

/// <summary>Text that is not JSON; the readers turn it into a fault of their file.</summary>
internal sealed class JsonFault(int line, string problem) : Exception(problem)
{
    /// <summary>The line of the fault, from 1.</summary>
    public int Line { get; } = line;
}
