namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>The notebook has read a file through a directive.</summary>
internal sealed record FileReadEvent(string Path) : WorkerEvent;
