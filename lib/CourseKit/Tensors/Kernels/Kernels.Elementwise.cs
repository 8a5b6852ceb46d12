using System.Numerics;
using System.Runtime.InteropServices;

namespace CourseKit.Tensors;

/// <summary>The loops over plain spans of numbers that matrices, losses and training share.</summary>
internal static partial class Kernels
{
    /// <summary>result = left ∘ right, element by element; result may be either operand.</summary>
    internal static void Combine<T, TOperation>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperation : IBinaryOperation
    {
        var a = MemoryMarshal.Cast<T, Vector<T>>(left[..result.Length]);
        var b = MemoryMarshal.Cast<T, Vector<T>>(right[..result.Length]);
        var c = MemoryMarshal.Cast<T, Vector<T>>(result);
        for (var i = 0; i < c.Length; i++)
            c[i] = TOperation.Apply(a[i], b[i]);
        for (var i = c.Length * Vector<T>.Count; i < result.Length; i++)
            result[i] = TOperation.Apply(left[i], right[i]);
    }

    /// <summary>result = left ∘ scalar, or scalar ∘ left when <paramref name="scalarFirst"/>.</summary>
    internal static void Combine<T, TOperation>(ReadOnlySpan<T> left, T scalar, bool scalarFirst, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperation : IBinaryOperation
    {
        var a = MemoryMarshal.Cast<T, Vector<T>>(left[..result.Length]);
        var c = MemoryMarshal.Cast<T, Vector<T>>(result);
        var s = new Vector<T>(scalar);
        for (var i = 0; i < c.Length; i++)
            c[i] = scalarFirst ? TOperation.Apply(s, a[i]) : TOperation.Apply(a[i], s);
        for (var i = c.Length * Vector<T>.Count; i < result.Length; i++)
            result[i] = scalarFirst ? TOperation.Apply(scalar, left[i]) : TOperation.Apply(left[i], scalar);
    }

    /// <summary>target += factor · addend, the step of every first-order method.</summary>
    internal static void AddScaled<T>(T factor, ReadOnlySpan<T> addend, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var a = MemoryMarshal.Cast<T, Vector<T>>(addend[..target.Length]);
        var c = MemoryMarshal.Cast<T, Vector<T>>(target);
        var s = new Vector<T>(factor);
        for (var i = 0; i < c.Length; i++)
            c[i] += s * a[i];
        for (var i = c.Length * Vector<T>.Count; i < target.Length; i++)
            target[i] += factor * addend[i];
    }

    /// <summary>Adds a row to every row of a matrix, in place.</summary>
    internal static void AddRow<T>(ReadOnlySpan<T> row, Span<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var start = 0; start < matrix.Length; start += row.Length)
            Combine<T, Addition>(matrix.Slice(start, row.Length), row, matrix.Slice(start, row.Length));
    }

    /// <summary>Converts between the two precisions (or copies within one).</summary>
    internal static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = TTo.CreateTruncating(from[i]);
    }
}
