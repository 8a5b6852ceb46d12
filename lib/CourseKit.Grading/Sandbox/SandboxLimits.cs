namespace CourseKit.Grading.Sandbox;

/// <summary>What one worker may use.</summary>
public sealed record SandboxLimits
{
    /// <summary>Bytes of the managed heap; reaching it is an OutOfMemoryException in the cell.</summary>
    public long HeapBytes { get; init; } = 1L << 30;

    /// <summary>Bytes for everything beside the heap that a process may write to: the runtime, the compiler, stacks, native code.</summary>
    public long NativeBytes { get; init; } = 1L << 30;

    /// <summary>Seconds of processor time, all threads together.</summary>
    public int ProcessorSeconds { get; init; } = 300;

    /// <summary>Processes and threads.</summary>
    public int Processes { get; init; } = 128;

    /// <summary>Bytes of one file.</summary>
    public long FileBytes { get; init; } = 64L << 20;

    /// <summary>Open files of one process.</summary>
    public int OpenFiles { get; init; } = 512;

    /// <summary>Bytes of each of the private folders that can be written to; they live in memory.</summary>
    public long FolderBytes { get; init; } = 64L << 20;

    /// <summary>Characters that one cell may show before the rest is cut.</summary>
    public int OutputCharacters { get; init; } = 1_000_000;

    /// <summary>Bytes that the worker may send in its life.</summary>
    public long SentBytes { get; init; } = 32L << 20;
}
