using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <content>
/// The matrix product C = A · B. A is read through a row and a column stride, so that Aᵀ costs nothing; B's columns are
/// packed into panels two registers wide, padded with zeros, so that one kernel serves every width. Each element is one
/// chain of fused multiply-adds over k = 0, 1, …, whatever the tile: its bits do not depend on its neighbours.
/// </content>
internal static partial class Kernels
{
    // Rows of a tile: 6 × 2 accumulators, two registers of B and one of A fit into the sixteen of AVX2.
    private const int TileRows = 6;

    /// <summary>c (rows × columns) = a (rows × inner, strided) · b (inner × columns, row-major).</summary>
    /// <param name="a">First element of A.</param>
    /// <param name="rowStride">Distance from one row of A to the next: its columns, or 1 for Aᵀ of a row-major A.</param>
    /// <param name="columnStride">Distance from one column of A to the next: 1, or the rows' length for Aᵀ.</param>
    /// <param name="b">B, row-major, or Bᵀ's source when <paramref name="transposeB"/> (columns × inner).</param>
    /// <param name="transposeB">Whether b holds Bᵀ.</param>
    /// <param name="c">Receives the product.</param>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="inner">Columns of A, rows of B.</param>
    /// <param name="columns">Columns of B and C.</param>
    internal static void Multiply<T>(
        ReadOnlySpan<T> a, int rowStride, int columnStride, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows == 0 || columns == 0)
            return;
        if (inner == 0)
            c.Clear();
        else if (Vector512.IsHardwareAccelerated)
            Multiply<T, Register512<T>>(a, rowStride, columnStride, b, transposeB, c, rows, inner, columns);
        else
            Multiply<T, RegisterAny<T>>(a, rowStride, columnStride, b, transposeB, c, rows, inner, columns);
    }

    internal static unsafe void Multiply<T, TRegister>(
        ReadOnlySpan<T> a, int rowStride, int columnStride, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        var width = 2 * TRegister.Count;
        var rented = ArrayPool<T>.Shared.Rent(inner * width);
        var edge = stackalloc T[TileRows * width];
        fixed (T* pa = a, pc = c, panel = rented)
        {
            for (var column = 0; column < columns; column += width)
            {
                var used = Math.Min(width, columns - column);
                Pack(b, transposeB, inner, columns, column, used, new Span<T>(panel, inner * width), width);
                var narrow = used <= TRegister.Count;
                var row = 0;
                for (; row < rows; row += TileRows)
                {
                    // The last tile is moved up to overlap its neighbour; a matrix of fewer rows goes row by row.
                    if (row + TileRows > rows)
                    {
                        if (rows < TileRows)
                            break;
                        row = rows - TileRows;
                    }

                    var tile = used == width ? pc + ((nint)row * columns) + column : edge;
                    var stride = used == width ? columns : width;
                    if (narrow)
                        Tile6x1<T, TRegister>(pa + ((nint)row * rowStride), rowStride, columnStride, panel, width, inner, tile, stride);
                    else
                        Tile6x2<T, TRegister>(pa + ((nint)row * rowStride), rowStride, columnStride, panel, width, inner, tile, stride);
                    if (used < width)
                        CopyTile(edge, width, pc + ((nint)row * columns) + column, columns, TileRows, used);
                }

                for (; row < rows; row++)
                {
                    Tile1x2<T, TRegister>(pa + ((nint)row * rowStride), columnStride, panel, width, inner, edge);
                    CopyTile(edge, width, pc + ((nint)row * columns) + column, columns, 1, used);
                }
            }
        }

        ArrayPool<T>.Shared.Return(rented);
    }

    private static void Pack<T>(
        ReadOnlySpan<T> b, bool transposed, int inner, int columns, int column, int used, Span<T> panel, int width)
        where T : unmanaged
    {
        if (used < width)
            panel.Clear();
        if (!transposed)
        {
            for (var k = 0; k < inner; k++)
                b.Slice((k * columns) + column, used).CopyTo(panel[(k * width)..]);
            return;
        }

        const int Block = 16;
        for (var k0 = 0; k0 < inner; k0 += Block)
        {
            var kEnd = Math.Min(inner, k0 + Block);
            for (var j = 0; j < used; j++)
            {
                var source = b.Slice((column + j) * inner, inner);
                for (var k = k0; k < kEnd; k++)
                    panel[(k * width) + j] = source[k];
            }
        }
    }

    private static unsafe void CopyTile<T>(T* from, int fromStride, T* to, int toStride, int rows, int columns)
        where T : unmanaged
    {
        for (var row = 0; row < rows; row++)
            new ReadOnlySpan<T>(from + (row * fromStride), columns).CopyTo(new Span<T>(to + ((nint)row * toStride), columns));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Tile6x2<T, TRegister>(
        T* a, nint rowStride, nint columnStride, T* panel, int width, int inner, T* c, nint cStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        TRegister c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        TRegister c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        T* a1 = a + rowStride, a2 = a1 + rowStride, a3 = a2 + rowStride, a4 = a3 + rowStride, a5 = a4 + rowStride;
        nint at = 0;
        for (var k = 0; k < inner; k++, at += columnStride, panel += width)
        {
            var b0 = TRegister.Load(panel);
            var b1 = TRegister.Load(panel + TRegister.Count);
            var x = TRegister.Broadcast(a[at]);
            c00 = TRegister.MultiplyAdd(x, b0, c00);
            c01 = TRegister.MultiplyAdd(x, b1, c01);
            x = TRegister.Broadcast(a1[at]);
            c10 = TRegister.MultiplyAdd(x, b0, c10);
            c11 = TRegister.MultiplyAdd(x, b1, c11);
            x = TRegister.Broadcast(a2[at]);
            c20 = TRegister.MultiplyAdd(x, b0, c20);
            c21 = TRegister.MultiplyAdd(x, b1, c21);
            x = TRegister.Broadcast(a3[at]);
            c30 = TRegister.MultiplyAdd(x, b0, c30);
            c31 = TRegister.MultiplyAdd(x, b1, c31);
            x = TRegister.Broadcast(a4[at]);
            c40 = TRegister.MultiplyAdd(x, b0, c40);
            c41 = TRegister.MultiplyAdd(x, b1, c41);
            x = TRegister.Broadcast(a5[at]);
            c50 = TRegister.MultiplyAdd(x, b0, c50);
            c51 = TRegister.MultiplyAdd(x, b1, c51);
        }

        c00.Store(c);
        c01.Store(c + TRegister.Count);
        c10.Store(c += cStride);
        c11.Store(c + TRegister.Count);
        c20.Store(c += cStride);
        c21.Store(c + TRegister.Count);
        c30.Store(c += cStride);
        c31.Store(c + TRegister.Count);
        c40.Store(c += cStride);
        c41.Store(c + TRegister.Count);
        c50.Store(c += cStride);
        c51.Store(c + TRegister.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Tile6x1<T, TRegister>(
        T* a, nint rowStride, nint columnStride, T* panel, int width, int inner, T* c, nint cStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        TRegister c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default;
        T* a1 = a + rowStride, a2 = a1 + rowStride, a3 = a2 + rowStride, a4 = a3 + rowStride, a5 = a4 + rowStride;
        nint at = 0;
        for (var k = 0; k < inner; k++, at += columnStride, panel += width)
        {
            var b = TRegister.Load(panel);
            c0 = TRegister.MultiplyAdd(TRegister.Broadcast(a[at]), b, c0);
            c1 = TRegister.MultiplyAdd(TRegister.Broadcast(a1[at]), b, c1);
            c2 = TRegister.MultiplyAdd(TRegister.Broadcast(a2[at]), b, c2);
            c3 = TRegister.MultiplyAdd(TRegister.Broadcast(a3[at]), b, c3);
            c4 = TRegister.MultiplyAdd(TRegister.Broadcast(a4[at]), b, c4);
            c5 = TRegister.MultiplyAdd(TRegister.Broadcast(a5[at]), b, c5);
        }

        c0.Store(c);
        c1.Store(c += cStride);
        c2.Store(c += cStride);
        c3.Store(c += cStride);
        c4.Store(c += cStride);
        c5.Store(c += cStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Tile1x2<T, TRegister>(T* a, nint columnStride, T* panel, int width, int inner, T* c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        TRegister c0 = default, c1 = default;
        for (var k = 0; k < inner; k++, a += columnStride, panel += width)
        {
            var x = TRegister.Broadcast(*a);
            c0 = TRegister.MultiplyAdd(x, TRegister.Load(panel), c0);
            c1 = TRegister.MultiplyAdd(x, TRegister.Load(panel + TRegister.Count), c1);
        }

        c0.Store(c);
        c1.Store(c + TRegister.Count);
    }
}
