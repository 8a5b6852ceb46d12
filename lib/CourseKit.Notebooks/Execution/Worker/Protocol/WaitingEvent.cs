namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>The running cell waits for a line; a <see cref="LineRequest"/> brings it.</summary>
internal sealed record WaitingEvent : WorkerEvent;
