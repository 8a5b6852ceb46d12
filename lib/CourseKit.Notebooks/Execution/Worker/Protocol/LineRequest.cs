namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>The line that the reader has typed for the cell that waits for it; null at the end of the input.</summary>
internal sealed record LineRequest(string? Text) : WorkerRequest;
