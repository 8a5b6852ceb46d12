namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>Execute a cell; the answer is outputs and one <see cref="DoneEvent"/> with this number.</summary>
internal sealed record ExecuteRequest(int Id, string Notebook, int Number, string Source) : WorkerRequest;
