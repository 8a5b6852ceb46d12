using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Sandbox;

/// <summary>No fence: students' code can do whatever the person who grades can. Only where asked for, and recorded.</summary>
public sealed class NoSandbox : ISandbox
{
    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public Task<string?> ProblemAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public Task<SandboxedWorkers> PrepareAsync(SandboxView view, SandboxLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(limits);
        return Task.FromResult(new SandboxedWorkers(new KernelOptions
        {
            WorkingDirectory = view.NotebookFolder,
            MemoryLimit = limits.HeapBytes,
            OutputLimit = limits.OutputCharacters,
            ByteLimit = limits.SentBytes,
        }));
    }
}
