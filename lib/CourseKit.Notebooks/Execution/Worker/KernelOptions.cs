using CourseKit.Notebooks.Execution.Kernel;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>How a kernel process is started.</summary>
public sealed record KernelOptions
{
    /// <summary>The notebook's folder: the worker's current directory, where every relative path starts.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The managed heap's limit in bytes; null for none. Reaching it is an <see cref="OutOfMemoryException"/> in the cell.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>How many characters a cell may show before the rest is cut with a note.</summary>
    public int OutputLimit { get; init; } = CSharpKernelOptions.DefaultOutputLimit;

    /// <summary>How long one package restore may take.</summary>
    public TimeSpan RestoreTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether a reader sits in front of it: cells can then be interrupted without loss, and read lines.</summary>
    public bool Interactive { get; init; }

    /// <summary>Whether a cell can be asked to stop where it is and to tell the place. Where a cell's code is hostile it is of no use,
    /// and costs a little time.</summary>
    public bool Stoppable { get; init; }

    /// <summary>Environment variables for the worker, on top of ours; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether <see cref="Environment"/> is all that the worker sees of our environment.</summary>
    public bool CleanEnvironment { get; init; }

    /// <summary>
    /// A program and its arguments that start the worker in their turn, such as a sandbox; empty to start it directly.
    /// Ending this program must end everything that it has started.
    /// </summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    /// <summary>The <c>dotnet</c> program as the launcher sees it; null for the one that runs us.</summary>
    public string? DotnetPath { get; init; }

    /// <summary>How many bytes the worker may send in its life, messages and standard error each; null for any number.</summary>
    public long? ByteLimit { get; init; }

    /// <summary>The worker program; null for the <c>CourseKit.Notebooks.dll</c> that this code runs from.</summary>
    public string? WorkerPath { get; init; }
}
