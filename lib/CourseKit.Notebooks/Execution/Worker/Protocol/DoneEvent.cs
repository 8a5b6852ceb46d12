namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>The cell's end.</summary>
internal sealed record DoneEvent(int Id, CellStatus Status, double Milliseconds, string? Reason) : WorkerEvent;
