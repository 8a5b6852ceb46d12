namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>The running cell has shown something.</summary>
internal sealed record OutputEvent(CellOutput Output) : WorkerEvent;
