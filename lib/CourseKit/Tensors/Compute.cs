namespace CourseKit.Tensors;

/// <summary>How the library computes: on how many threads.</summary>
public static class Compute
{
    /// <summary>The most threads there can be.</summary>
    internal const int MostThreads = 64;

    // A step of training on a small network is a few tens of microseconds: beyond four threads they wait for one another.
    private static int _threads = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>Threads that share a large product or a long element-wise loop, in 1 … 64; as many as the machine has, but at most 4, if not set.</summary>
    /// <remarks>
    /// No result depends on it, to the last bit. It holds for the whole process. Trials that run side by side do not
    /// multiply it: one computation at a time is shared, what comes meanwhile stays on the thread that asked for it.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in 1 … 64.</exception>
    public static int Threads
    {
        get => _threads;
        set => _threads = value is >= 1 and <= MostThreads
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), Invariant($"Threads must be in 1 … {MostThreads}, got {value}"));
    }
}
