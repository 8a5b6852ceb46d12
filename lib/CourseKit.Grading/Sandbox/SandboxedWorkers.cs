using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Sandbox;

/// <summary>How to start fenced-in workers of one assignment.</summary>
/// <param name="options">How a worker is started; the same for each, nothing is shared between two of them.</param>
/// <param name="staging">What goes with this object: a folder of copies; null if there is none.</param>
public sealed class SandboxedWorkers(KernelOptions options, IDisposable? staging = null) : IDisposable
{
    /// <summary>How a worker is started.</summary>
    public KernelOptions Options { get; } = options;

    /// <inheritdoc/>
    public void Dispose() => staging?.Dispose();
}
