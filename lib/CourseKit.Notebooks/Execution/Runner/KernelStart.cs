namespace CourseKit.Notebooks.Execution;

/// <summary>What a new kernel is told.</summary>
/// <param name="WorkingDirectory">The notebook's folder, to which its relative paths refer.</param>
/// <param name="MemoryBytes">The most memory the process may use; null for no limit.</param>
public sealed record KernelStart(string WorkingDirectory, long? MemoryBytes);
