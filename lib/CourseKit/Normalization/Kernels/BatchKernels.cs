using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Tensors;

namespace CourseKit.Normalization;

/// <summary>Loops over a batch, channel by channel: sums of a term, or the term itself written.</summary>
/// <remarks>
/// Plain features stand side by side in a row: each lane of a register is a channel of its own and runs down the rows, four
/// sums in turn, so that one addition does not wait for the one before. A last register that would reach over the edge is
/// moved up to overlap its neighbour: it computes some channels twice, with the same result. Feature maps lie in one piece
/// each: all lanes belong to one channel, and an example's lanes are added up in double. Every operation is rounded by
/// itself, in an order that depends on the shapes alone: the machine's registers do not change a bit.
/// </remarks>
internal static unsafe class BatchKernels
{
    /// <summary>result = factor · Σ term over all numbers of each channel.</summary>
    internal static void Sum<T, TTerm>(TTerm term, int examples, TensorShape shape, double factor, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        if (shape.IsImage)
            SumOfMaps(term, examples, shape, .., factor, result);
        else
            SumOfRows(term, ..examples, shape.Channels, factor, result);
    }

    /// <summary>result = term, for every number; the result's memory is none of the term's.</summary>
    internal static void Write<T, TTerm>(TTerm term, int examples, TensorShape shape, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        if (shape.IsImage)
            WriteMaps(term, examples, shape, .., result);
        else
            WriteRows(term, ..examples, shape.Channels, result);
    }

    /// <summary>result = factor · Σ term over some rows, of each column.</summary>
    internal static void SumOfRows<T, TTerm>(TTerm term, Range rows, int columns, double factor, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        if (columns >= Vector512<T>.Count)
            SumOfColumns(term, rows, columns, Vector512<T>.Count, default(WholeWidth), factor, result);
        else
            SumOfColumns(term, rows, columns, columns, new PartWidth(columns), factor, result);
    }

    /// <summary>result = term, for every number of some rows; the result's memory is none of the term's.</summary>
    internal static void WriteRows<T, TTerm>(TTerm term, Range rows, int columns, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        if (columns >= Vector512<T>.Count)
            WriteColumns(term, rows, columns, Vector512<T>.Count, default(WholeWidth), result);
        else
            WriteColumns(term, rows, columns, columns, new PartWidth(columns), result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumOfColumns<T, TTerm, TWidth>(TTerm term, Range rows, int columns, int step, TWidth width, double factor, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
        where TWidth : struct, IWidth
    {
        var (start, end) = (rows.Start.Value, rows.End.Value);
        for (var column = 0; column < columns; column += step)
        {
            var first = Math.Min(column, columns - step);
            var here = term.In(new ChannelLanes<T, TWidth>(first, width, same: false));
            Vector512<T> s0 = default, s1 = default, s2 = default, s3 = default;
            nint next = columns, at = first + (start * next);
            var row = start;
            for (; row + 4 <= end; row += 4, at += 4 * next)
            {
                s0 += here.At(at, width);
                s1 += here.At(at + next, width);
                s2 += here.At(at + (2 * next), width);
                s3 += here.At(at + (3 * next), width);
            }

            for (; row < end; row++, at += next)
                s0 += here.At(at, width);
            Registers.Store((s0 + s1 + (s2 + s3)) * T.CreateTruncating(factor), result + first, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteColumns<T, TTerm, TWidth>(TTerm term, Range rows, int columns, int step, TWidth width, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
        where TWidth : struct, IWidth
    {
        var (start, end) = (rows.Start.Value, rows.End.Value);
        for (var column = 0; column < columns; column += step)
        {
            var first = Math.Min(column, columns - step);
            var here = term.In(new ChannelLanes<T, TWidth>(first, width, same: false));
            var at = first + ((nint)start * columns);
            for (var row = start; row < end; row++, at += columns)
                Registers.Store(here.At(at, width), result + at, width);
        }
    }

    /// <summary>result = factor · Σ term over some feature maps, of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void SumOfMaps<T, TTerm>(TTerm term, int examples, TensorShape shape, Range part, double factor, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        var size = shape.MapSize;
        var whole = size - (size % Vector512<T>.Count);
        var end = part.End.GetOffset(shape.Channels);
        for (var channel = part.Start.GetOffset(shape.Channels); channel < end; channel++)
        {
            var here = term.In(new ChannelLanes<T, WholeWidth>(channel, default, same: true));
            var total = Vector512<double>.Zero;
            for (var example = 0; example < examples; example++)
            {
                var at = (((nint)example * shape.Channels) + channel) * size;
                var sum = SumOfRegisters<T, TTerm>(here, at, whole);
                if (whole < size)
                    sum += Kept(here.At(at + whole, new PartWidth(size - whole)), size - whole);
                total += Widened(sum);
            }

            var scalar = 0.0;
            for (var lane = 0; lane < Vector512<double>.Count; lane++)
                scalar += total[lane];
            result[channel] = T.CreateTruncating(scalar * factor);
        }
    }

    // By itself: a call in the same loop, for a part of a register, would make all sums leave their registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> SumOfRegisters<T, TTerm>(TTerm term, nint at, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        var step = Vector512<T>.Count;
        Vector512<T> s0 = default, s1 = default;
        var i = 0;
        for (; i + (2 * step) <= length; i += 2 * step)
        {
            s0 += term.At(at + i, default(WholeWidth));
            s1 += term.At(at + i + step, default(WholeWidth));
        }

        return i < length ? s0 + term.At(at + i, default(WholeWidth)) + s1 : s0 + s1;
    }

    /// <summary>result = term, for every number of some feature maps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void WriteMaps<T, TTerm>(TTerm term, int examples, TensorShape shape, Range part, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        var size = shape.MapSize;
        var whole = size - (size % Vector512<T>.Count);
        var end = part.End.GetOffset(shape.Channels);
        for (var channel = part.Start.GetOffset(shape.Channels); channel < end; channel++)
        {
            var here = term.In(new ChannelLanes<T, WholeWidth>(channel, default, same: true));
            for (var example = 0; example < examples; example++)
            {
                var at = (((nint)example * shape.Channels) + channel) * size;
                WriteRegisters(here, at, whole, result);
                if (whole < size)
                    Registers.Store(here.At(at + whole, new PartWidth(size - whole)), result + at + whole, new PartWidth(size - whole));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteRegisters<T, TTerm>(TTerm term, nint at, int length, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        for (var i = 0; i < length; i += Vector512<T>.Count)
            Registers.Store(term.At(at + i, default(WholeWidth)), result + at + i, default(WholeWidth));
    }

    /// <summary>The first lanes, the others 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Kept<T>(Vector512<T> register, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kept = Vector512.LessThan(Vector512<T>.Indices, Vector512.Create(T.CreateTruncating(width)));
        return Vector512.ConditionalSelect(kept, register, Vector512<T>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Widened<T>(Vector512<T> register)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return register.AsDouble();
        var singles = register.AsSingle();
        return Vector512.WidenLower(singles) + Vector512.WidenUpper(singles);
    }
}
