using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <summary>Shares a long loop over the threads.</summary>
internal static unsafe class Ranges
{
    // The cuts: whole registers of any width, and whole cache lines.
    private const int Step = 64;

    /// <summary>Runs the loop over 0 … length − 1, each thread at least <paramref name="least"/> numbers.</summary>
    /// <param name="range">The loop.</param>
    /// <param name="length">How many numbers.</param>
    /// <param name="least">How many are worth a thread.</param>
    /// <param name="wake">Whether they are worth waking one that sleeps.</param>
    internal static void Run<TRange>(TRange range, int length, int least, bool wake = true)
        where TRange : struct, IRange
    {
        var parts = WorkerPool.Parts(length, least);
        if (parts == 1)
        {
            range.Run(0, length);
            return;
        }

        var job = new Job { Range = Unsafe.AsPointer(ref range), Length = length, Parts = parts };
        WorkerPool.Run(&Part<TRange>, &job, parts, wake);
    }

    private static void Part<TRange>(void* memory, int part)
        where TRange : struct, IRange
    {
        ref readonly var job = ref *(Job*)memory;
        var from = job.Length / Step * (long)part / job.Parts * Step;
        var to = part == job.Parts - 1 ? job.Length : job.Length / Step * (part + 1L) / job.Parts * Step;
        Unsafe.AsRef<TRange>(job.Range).Run((int)from, (int)to);
    }

    private struct Job
    {
        internal void* Range;
        internal int Length;
        internal int Parts;
    }
}
