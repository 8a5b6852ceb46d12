using System.Numerics;
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
            SumOfMaps<T, TTerm>(term, examples, shape, factor, result);
        else
            SumOfColumns<T, TTerm>(term, examples, shape.Channels, T.CreateTruncating(factor), result);
    }

    /// <summary>result = term, for every number.</summary>
    internal static void Write<T, TTerm>(TTerm term, int examples, TensorShape shape, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        if (shape.IsImage)
            WriteMaps<T, TTerm>(term, examples, shape, result);
        else
            WriteColumns<T, TTerm>(term, examples, shape.Channels, result);
    }

    private static void SumOfColumns<T, TTerm>(TTerm term, int examples, int columns, T factor, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        var width = Math.Min(columns, Vector512<T>.Count);
        for (var column = 0; column < columns; column += width)
        {
            var first = Math.Min(column, columns - width);
            var here = term.In(new ChannelLanes<T>(first, width, same: false));
            Vector512<T> s0 = default, s1 = default, s2 = default, s3 = default;
            nint at = first, step = columns;
            var row = 0;
            for (; row + 4 <= examples; row += 4, at += 4 * step)
            {
                s0 += here.At(at, width);
                s1 += here.At(at + step, width);
                s2 += here.At(at + (2 * step), width);
                s3 += here.At(at + (3 * step), width);
            }

            for (; row < examples; row++, at += step)
                s0 += here.At(at, width);
            ChannelLanes<T>.Store((s0 + s1 + (s2 + s3)) * factor, result + first, width);
        }
    }

    private static void WriteColumns<T, TTerm>(TTerm term, int examples, int columns, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        var width = Math.Min(columns, Vector512<T>.Count);
        for (var column = 0; column < columns; column += width)
        {
            var first = Math.Min(column, columns - width);
            var here = term.In(new ChannelLanes<T>(first, width, same: false));
            nint at = first;
            for (var row = 0; row < examples; row++, at += columns)
                ChannelLanes<T>.Store(here.At(at, width), result + at, width);
        }
    }

    private static void SumOfMaps<T, TTerm>(TTerm term, int examples, TensorShape shape, double factor, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        var size = shape.MapSize;
        var whole = size - (size % Vector512<T>.Count);
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var here = term.In(new ChannelLanes<T>(channel, Vector512<T>.Count, same: true));
            var total = Vector512<double>.Zero;
            for (var example = 0; example < examples; example++)
            {
                var at = (((nint)example * shape.Channels) + channel) * size;
                var sum = Vector512<T>.Zero;
                for (var i = 0; i < whole; i += Vector512<T>.Count)
                    sum += here.At(at + i, Vector512<T>.Count);
                if (whole < size)
                    sum += Kept(here.At(at + whole, size - whole), size - whole);
                total += Widened(sum);
            }

            var scalar = 0.0;
            for (var lane = 0; lane < Vector512<double>.Count; lane++)
                scalar += total[lane];
            result[channel] = T.CreateTruncating(scalar * factor);
        }
    }

    private static void WriteMaps<T, TTerm>(TTerm term, int examples, TensorShape shape, T* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : unmanaged, ITerm<TTerm, T>
    {
        var size = shape.MapSize;
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var here = term.In(new ChannelLanes<T>(channel, Vector512<T>.Count, same: true));
            for (var example = 0; example < examples; example++)
            {
                var at = (((nint)example * shape.Channels) + channel) * size;
                for (var i = 0; i < size; i += Vector512<T>.Count)
                    ChannelLanes<T>.Store(here.At(at + i, size - i), result + at + i, size - i);
            }
        }
    }

    /// <summary>The first lanes, the others 0.</summary>
    private static Vector512<T> Kept<T>(Vector512<T> register, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var lane = width; lane < Vector512<T>.Count; lane++)
            register = register.WithElement(lane, T.Zero);
        return register;
    }

    private static Vector512<double> Widened<T>(Vector512<T> register)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return register.AsDouble();
        var singles = register.AsSingle();
        return Vector512.WidenLower(singles) + Vector512.WidenUpper(singles);
    }
}
