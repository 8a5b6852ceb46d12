namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>End in an orderly way.</summary>
internal sealed record ExitRequest : WorkerRequest;
