namespace CourseKit.Notebooks.Execution.Kernel;

/// <summary>How a cell's code went.</summary>
/// <param name="Error">What went wrong; null if nothing.</param>
/// <param name="PassedOver">Why the code was not run; null if it was.</param>
internal sealed record CellOutcome(ErrorOutput? Error = null, string? PassedOver = null)
{
    public static CellOutcome Success { get; } = new();
}
