using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Sandbox;

/// <summary>How to start fenced-in workers of one assignment.</summary>
/// <param name="options">How a worker is started; the same for each, nothing is shared between two of them.</param>
/// <param name="stagingFolder">A folder of ours that goes with this object; null if there is none.</param>
public sealed class SandboxedWorkers(KernelOptions options, string? stagingFolder = null) : IDisposable
{
    /// <summary>How a worker is started.</summary>
    public KernelOptions Options { get; } = options;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (stagingFolder is null || !Directory.Exists(stagingFolder))
            return;
        try
        {
            Directory.Delete(stagingFolder, recursive: true);
        }
        catch (IOException)
        {
            // Copies of public files in the temporary folder: not worth failing a batch for.
        }
    }
}
