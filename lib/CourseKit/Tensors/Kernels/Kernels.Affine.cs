using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <content>What a dense layer computes, in one pass over its outputs.</content>
internal static partial class Kernels
{
    /// <summary>output = x · w + bias, then max(0, …) if <paramref name="relu"/>: bias and activation while a tile is still in the cache.</summary>
    /// <remarks>The bits are those of <see cref="Multiply{T}"/>, then adding the bias, then the activation. NaN stays NaN.</remarks>
    /// <param name="x">rows × inner.</param>
    /// <param name="w">inner × columns.</param>
    /// <param name="bias">columns numbers, or empty for none.</param>
    /// <param name="relu">Whether negative outputs become 0.</param>
    /// <param name="output">rows × columns; must not overlap the others.</param>
    /// <param name="rows">Rows of x and of the output.</param>
    /// <param name="inner">Columns of x, rows of w.</param>
    /// <param name="columns">Columns of w and of the output.</param>
    /// <exception cref="ShapeException">There are not as many numbers.</exception>
    internal static void Affine<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, bool relu, Span<T> output, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => MultiplyWide(x, inner, 1, w, transposeB: false, output, rows, inner, columns, accumulate: false, bias, relu);

    /// <inheritdoc cref="Affine{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, bool, Span{T}, int, int, int)"/>
    internal static void Affine<T>(Matrix x, Matrix w, Vector? bias, bool relu, Matrix output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.Columns != w.Rows || output.Rows != x.Rows || output.Columns != w.Columns || (bias is not null && bias.Length != w.Columns))
            throw new ShapeException(Invariant($"Affine: x is {x.Rows} × {x.Columns}, w {w.Rows} × {w.Columns}, the bias {bias?.Length ?? 0}, the output {output.Rows} × {output.Columns}: they must be n × k, k × m, m and n × m"));
        Affine<T>(x.AsSpan<T>(), w.AsSpan<T>(), bias is null ? default : bias.AsSpan<T>(), relu, output.AsSpan<T>(), x.Rows, x.Columns, w.Columns);
    }

    /// <summary>max(0, z), NaN staying NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Rectify<V>(V z)
        where V : unmanaged, IRegister<V> => V.Where(V.Above(z, V.Zero), z, V.Where(V.Same(z, z), V.Zero, z));

    /// <summary>c + bias, then max(0, …), for a tile that was just computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Finish<T, TRegister>(T* c, nint stride, int rows, T* bias, int length, bool relu)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        var last = length - TRegister.Count;
        for (var row = 0; row < rows; row++, c += stride)
        {
            if (last < 0)
            {
                for (var i = 0; i < length; i++)
                {
                    var z = bias == null ? c[i] : c[i] + bias[i];
                    c[i] = relu && z <= T.Zero ? T.Zero : z;
                }

                continue;
            }

            // The last register overlaps the one before: it is read before anything is written.
            var end = Finished<T, TRegister>(c + last, bias == null ? null : bias + last, relu);
            for (var i = 0; i < last; i += TRegister.Count)
                Finished<T, TRegister>(c + i, bias == null ? null : bias + i, relu).Store(c + i);
            end.Store(c + last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe V Finished<T, V>(T* c, T* bias, bool relu)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where V : unmanaged, IRegister<V, T>
    {
        var z = bias == null ? V.Load(c) : V.Load(c) + V.Load(bias);
        return relu ? Rectify(z) : z;
    }
}
