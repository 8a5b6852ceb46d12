namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>Stop the running cell and keep the state.</summary>
internal sealed record InterruptRequest : WorkerRequest;
