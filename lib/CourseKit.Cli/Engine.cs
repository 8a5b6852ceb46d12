using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Cli;

/// <summary>The libraries that the commands call, in one place, so that a test can put something else there.</summary>
internal sealed class Engine
{
    /// <summary>Starts kernels.</summary>
    public KernelFactory Kernels { get; init; } = static async (start, cancellation) => await KernelProcess.StartAsync(
        new KernelOptions { WorkingDirectory = start.WorkingDirectory, MemoryLimit = start.MemoryBytes }, cancellation)
        .ConfigureAwait(false);

    /// <summary>Makes what runs a course into a folder.</summary>
    public CourseRunner CreateRunner(string folder, CourseRunOptions options)
        => new(Kernels, new CourseSite(folder), NotebookFile.Read, options);
}
