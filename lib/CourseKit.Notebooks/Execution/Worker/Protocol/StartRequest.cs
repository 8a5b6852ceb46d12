namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>The first line: how to work.</summary>
internal sealed record StartRequest(int Protocol, int OutputLimit, double RestoreSeconds) : WorkerRequest;
