namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>The first line: the worker is ready and speaks this version.</summary>
internal sealed record HelloEvent(int Protocol, string Runtime, bool LeadsGroup) : WorkerEvent;
