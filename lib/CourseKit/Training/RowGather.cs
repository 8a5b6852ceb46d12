using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Copies rows that lie anywhere into a batch, on the library's threads: at 60,000 images an epoch it is memory that counts.</summary>
internal static unsafe class RowGather
{
    // Bytes that are worth waking a thread for.
    private const long LeastBytes = 64 << 10;

    // A row ahead must not drive out of the first cache what is being copied.
    private const int MostAhead = 8 << 10;
    private const int CacheLine = 64;

    internal static void Copy(Matrix source, ReadOnlySpan<int> which, Matrix target)
    {
        if (source.Precision == Precision.Single)
            Copy<float>(source, which, target);
        else
            Copy<double>(source, which, target);
    }

    private static void Copy<T>(Matrix source, ReadOnlySpan<int> which, Matrix target)
        where T : unmanaged
    {
        var from = MemoryMarshal.AsBytes(source.AsSpan<T>());
        var to = MemoryMarshal.AsBytes(target.AsSpan<T>());
        var bytes = source.Columns * sizeof(T);
        fixed (byte* first = from, into = to)
        fixed (int* rows = which)
        {
            var parts = WorkerPool.Parts((long)which.Length * bytes, LeastBytes);
            var job = new Job(first, into, rows, bytes, which.Length, parts);
            WorkerPool.Run(&Part, &job, parts);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Part(void* pointer, int part)
    {
        ref var job = ref *(Job*)pointer;
        var end = (int)((long)job.Count * (part + 1) / job.Parts);
        for (var i = (int)((long)job.Count * part / job.Parts); i < end; i++)
        {
            if (i + 1 < end)
                Prefetch(job.From + ((long)job.Rows[i + 1] * job.Bytes), job.Bytes);
            Buffer.MemoryCopy(job.From + ((long)job.Rows[i] * job.Bytes), job.To + ((long)i * job.Bytes), job.Bytes, job.Bytes);
        }
    }

    // The next row lies anywhere, and the processor cannot guess where: memory is asked for it while this one is copied (a third faster).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(byte* row, int bytes)
    {
        if (!Sse.IsSupported)
            return;
        for (var at = 0; at < Math.Min(bytes, MostAhead); at += CacheLine)
            Sse.Prefetch0(row + at);
    }

    private readonly struct Job(byte* from, byte* to, int* rows, int bytes, int count, int parts)
    {
        public readonly byte* From = from;
        public readonly byte* To = to;
        public readonly int* Rows = rows;
        public readonly int Bytes = bytes;
        public readonly int Count = count;
        public readonly int Parts = parts;
    }
}
