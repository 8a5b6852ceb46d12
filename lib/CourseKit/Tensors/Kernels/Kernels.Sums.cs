using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <content>
/// Sums. The order of the additions depends on the length alone, never on the machine's vector width, and the running
/// sums are double: the same numbers give the same bits everywhere.
/// </content>
internal static partial class Kernels
{
    // Sixteen running sums: two registers of eight, whatever the machine has.
    private const int Lanes = 16;
    private const int SumBlock = 1024;
    private const int LeastSummed = 1 << 12;
    private const int LeastWakingSum = 1 << 17;

    /// <summary>Σ xᵢ: blocks of 1,024 with sixteen running sums each, the blocks added pairwise.</summary>
    internal static double Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.Length > SumBlock)
        {
            var half = (values.Length / 2 / SumBlock * SumBlock) + (values.Length < 2 * SumBlock ? SumBlock : 0);
            return Sum(values[..half]) + Sum(values[half..]);
        }

        var low = Vector512<double>.Zero;
        var high = Vector512<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            low += Load8(values, i);
            high += Load8(values, i + 8);
        }

        var tail = 0.0;
        for (; i < values.Length; i++)
            tail += double.CreateTruncating(values[i]);
        return AddUp(low + high) + tail;
    }

    /// <summary>Σ aᵢ bᵢ, products and sums in double, in the same fixed order.</summary>
    internal static double Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (left.Length > SumBlock)
        {
            var half = (left.Length / 2 / SumBlock * SumBlock) + (left.Length < 2 * SumBlock ? SumBlock : 0);
            return Dot(left[..half], right[..half]) + Dot(left[half..], right[half..]);
        }

        var low = Vector512<double>.Zero;
        var high = Vector512<double>.Zero;
        var i = 0;
        for (; i <= left.Length - Lanes; i += Lanes)
        {
            low += Load8(left, i) * Load8(right, i);
            high += Load8(left, i + 8) * Load8(right, i + 8);
        }

        var tail = 0.0;
        for (; i < left.Length; i++)
            tail += double.CreateTruncating(left[i]) * double.CreateTruncating(right[i]);
        return AddUp(low + high) + tail;
    }

    /// <summary>result[j] = Σᵢ x[i, j]: a chain of additions in double for each column, row after row.</summary>
    internal static unsafe void ColumnSums<T>(ReadOnlySpan<T> matrix, int columns, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (columns == 0)
            return;
        fixed (T* source = matrix, target = result[..columns])
        {
            var job = new ColumnSumsJob<T> { Source = source, Target = target, Rows = matrix.Length / columns, Columns = columns };
            job.Parts = WorkerPool.Parts(matrix.Length, LeastSummed);
            WorkerPool.Run(&ColumnSumsPart<T>, &job, job.Parts, wake: matrix.Length >= LeastWakingSum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void ColumnSumsPart<T>(void* memory, int part)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref readonly var job = ref *(ColumnSumsJob<T>*)memory;
        var (rows, columns) = (job.Rows, (nint)job.Columns);
        var groups = (job.Columns + Lanes - 1) / Lanes;
        var column = (int)((long)groups * part / job.Parts) * Lanes;
        var last = Math.Min((int)((long)groups * (part + 1) / job.Parts) * Lanes, job.Columns);
        for (; column <= last - Lanes; column += Lanes)
        {
            var low = Vector512<double>.Zero;
            var high = Vector512<double>.Zero;
            var at = job.Source + column;
            for (var row = 0; row < rows; row++, at += columns)
            {
                low += Load8(at);
                high += Load8(at + 8);
            }

            Store8(low, job.Target + column);
            Store8(high, job.Target + column + 8);
        }

        // Eight at a time; the last eight may overlap what is done, with the same results.
        for (; column < last && columns >= 8; column += 8)
        {
            var first = Math.Min(column, job.Columns - 8);
            var sums = Vector512<double>.Zero;
            var at = job.Source + first;
            for (var row = 0; row < rows; row++, at += columns)
                sums += Load8(at);
            Store8(sums, job.Target + first);
        }

        for (; column < last; column++)
        {
            var sum = 0.0;
            var at = job.Source + column;
            for (var row = 0; row < rows; row++, at += columns)
                sum += double.CreateTruncating(*at);
            job.Target[column] = T.CreateTruncating(sum);
        }
    }

    private static double AddUp(Vector512<double> lanes)
        => ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));

    private static Vector512<double> Load8<T>(ReadOnlySpan<T> values, int start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Vector512.Create(System.Runtime.InteropServices.MemoryMarshal.Cast<T, double>(values.Slice(start, 8)));
        var eight = Vector256.Create(System.Runtime.InteropServices.MemoryMarshal.Cast<T, float>(values.Slice(start, 8)));
        return Vector512.Create(Vector256.WidenLower(eight), Vector256.WidenUpper(eight));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector512<double> Load8<T>(T* from)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Vector512.Load((double*)from);
        var eight = Vector256.Load((float*)from);
        return Vector512.Create(Vector256.WidenLower(eight), Vector256.WidenUpper(eight));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Store8<T>(Vector512<double> values, T* to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            values.Store((double*)to);
        else
            Vector256.Narrow(values.GetLower(), values.GetUpper()).Store((float*)to);
    }

    private unsafe struct ColumnSumsJob<T>
        where T : unmanaged
    {
        internal T* Source;
        internal T* Target;
        internal int Rows;
        internal int Columns;
        internal int Parts;
    }
}
