namespace CourseKit.Notebooks.Execution.Kernel.Interaction;

/// <summary>An interrupted cell's call into a library has not ended and goes on without it.</summary>
internal sealed class LeftBehindException() : OperationCanceledException("a call into a library still runs");
