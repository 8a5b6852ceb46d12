namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>The first line: how to work; interactive where a reader sits in front of the notebook, stoppable where a cell whose time is
/// up is asked where it was.</summary>
internal sealed record StartRequest(int Protocol, int OutputLimit, double RestoreSeconds, bool Interactive, bool Stoppable) : WorkerRequest;
