namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>A worker has sent more than it may.</summary>
internal sealed class FloodException() : IOException("the kernel process sent more than it may");
