using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using static CourseKit.Tensors.Counts;

namespace CourseKit.Tensors;

/// <content>
/// The heart of the matrix product: a tile of C, up to fourteen rows by two registers or three by four, kept in registers while k
/// runs. It is long because each accumulator must be a variable of its own to be a register; the compiler drops the rows
/// and columns that a variant does not have. Each element is one chain of fused multiply-adds over k = 0, 1, …: its bits
/// do not depend on the tile, on the width of the registers or on its neighbours.
/// </content>
internal static partial class Kernels
{
    // Rows of B, and of a transposed A, lie too far apart for the machine to guess the next.
    private const int Ahead = 8;

    /// <summary>The variant of <see cref="Tile"/> for this many rows.</summary>
    private static unsafe delegate*<T*, nint, nint, T*, nint, int, T*, nint, bool, void> TileOf<T, TRegister, TColumns>(int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        where TColumns : struct, ICount
        => rows switch
        {
            1 => &Tile<T, TRegister, One, TColumns>,
            2 => &Tile<T, TRegister, Two, TColumns>,
            3 => &Tile<T, TRegister, Three, TColumns>,
            4 => &Tile<T, TRegister, Four, TColumns>,
            5 => &Tile<T, TRegister, Five, TColumns>,
            6 => &Tile<T, TRegister, Six, TColumns>,
            7 => &Tile<T, TRegister, Seven, TColumns>,
            8 => &Tile<T, TRegister, Eight, TColumns>,
            9 => &Tile<T, TRegister, Nine, TColumns>,
            10 => &Tile<T, TRegister, Ten, TColumns>,
            11 => &Tile<T, TRegister, Eleven, TColumns>,
            12 => &Tile<T, TRegister, Twelve, TColumns>,
            13 => &Tile<T, TRegister, Thirteen, TColumns>,
            _ => &Tile<T, TRegister, Fourteen, TColumns>,
        };

    /// <summary>c (rows × registers) = or += a (rows × inner, strided) · b (inner × registers).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Tile<T, TRegister, TRows, TColumns>(
        T* a, nint stride, nint columnStride, T* b, nint bStride, int inner, T* c, nint cStride, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        TRegister c00 = default, c01 = default, c02 = default, c03 = default;
        TRegister c10 = default, c11 = default, c12 = default, c13 = default;
        TRegister c20 = default, c21 = default, c22 = default, c23 = default;
        TRegister c30 = default, c31 = default;
        TRegister c40 = default, c41 = default;
        TRegister c50 = default, c51 = default;
        TRegister c60 = default, c61 = default;
        TRegister c70 = default, c71 = default;
        TRegister c80 = default, c81 = default;
        TRegister c90 = default, c91 = default;
        TRegister cA0 = default, cA1 = default;
        TRegister cB0 = default, cB1 = default;
        TRegister cC0 = default, cC1 = default;
        TRegister cD0 = default, cD1 = default;
        if (accumulate)
        {
            var from = c;
            LoadRow<T, TRegister, TRows, TColumns>(0, ref from, cStride, ref c00, ref c01, ref c02, ref c03);
            LoadRow<T, TRegister, TRows, TColumns>(1, ref from, cStride, ref c10, ref c11, ref c12, ref c13);
            LoadRow<T, TRegister, TRows, TColumns>(2, ref from, cStride, ref c20, ref c21, ref c22, ref c23);
            LoadRow<T, TRegister, TRows, TColumns>(3, ref from, cStride, ref c30, ref c31);
            LoadRow<T, TRegister, TRows, TColumns>(4, ref from, cStride, ref c40, ref c41);
            LoadRow<T, TRegister, TRows, TColumns>(5, ref from, cStride, ref c50, ref c51);
            LoadRow<T, TRegister, TRows, TColumns>(6, ref from, cStride, ref c60, ref c61);
            LoadRow<T, TRegister, TRows, TColumns>(7, ref from, cStride, ref c70, ref c71);
            LoadRow<T, TRegister, TRows, TColumns>(8, ref from, cStride, ref c80, ref c81);
            LoadRow<T, TRegister, TRows, TColumns>(9, ref from, cStride, ref c90, ref c91);
            LoadRow<T, TRegister, TRows, TColumns>(10, ref from, cStride, ref cA0, ref cA1);
            LoadRow<T, TRegister, TRows, TColumns>(11, ref from, cStride, ref cB0, ref cB1);
            LoadRow<T, TRegister, TRows, TColumns>(12, ref from, cStride, ref cC0, ref cC1);
            LoadRow<T, TRegister, TRows, TColumns>(13, ref from, cStride, ref cD0, ref cD1);
        }

        // Four rows of A share a pointer: there are not enough of them for fourteen.
        nint stride2 = 2 * stride, stride3 = 3 * stride;
        T* a0 = a, a4 = a0 + (4 * stride), a8 = a4 + (4 * stride), a12 = a8 + (4 * stride);
        nint ahead = Ahead * bStride, aheadA = Ahead * columnStride;
        for (var k = 0; k < inner; k++)
        {
            var b0 = TRegister.Load(b);
            var b1 = TColumns.Value > 1 ? TRegister.Load(b + TRegister.Count) : default;
            var b2 = TColumns.Value > 2 ? TRegister.Load(b + (2 * TRegister.Count)) : default;
            var b3 = TColumns.Value > 3 ? TRegister.Load(b + (3 * TRegister.Count)) : default;
            Prefetch(b + ahead);
            if (TColumns.Value > 1)
                Prefetch(b + ahead + TRegister.Count);
            Prefetch(a0 + aheadA);
            b += bStride;
            AddRow<T, TRegister, TRows, TColumns>(0, a0, b0, b1, b2, b3, ref c00, ref c01, ref c02, ref c03);
            AddRow<T, TRegister, TRows, TColumns>(1, a0 + stride, b0, b1, b2, b3, ref c10, ref c11, ref c12, ref c13);
            AddRow<T, TRegister, TRows, TColumns>(2, a0 + stride2, b0, b1, b2, b3, ref c20, ref c21, ref c22, ref c23);
            AddRow<T, TRegister, TRows, TColumns>(3, a0 + stride3, b0, b1, ref c30, ref c31);
            AddRow<T, TRegister, TRows, TColumns>(4, a4, b0, b1, ref c40, ref c41);
            AddRow<T, TRegister, TRows, TColumns>(5, a4 + stride, b0, b1, ref c50, ref c51);
            AddRow<T, TRegister, TRows, TColumns>(6, a4 + stride2, b0, b1, ref c60, ref c61);
            AddRow<T, TRegister, TRows, TColumns>(7, a4 + stride3, b0, b1, ref c70, ref c71);
            AddRow<T, TRegister, TRows, TColumns>(8, a8, b0, b1, ref c80, ref c81);
            AddRow<T, TRegister, TRows, TColumns>(9, a8 + stride, b0, b1, ref c90, ref c91);
            AddRow<T, TRegister, TRows, TColumns>(10, a8 + stride2, b0, b1, ref cA0, ref cA1);
            AddRow<T, TRegister, TRows, TColumns>(11, a8 + stride3, b0, b1, ref cB0, ref cB1);
            AddRow<T, TRegister, TRows, TColumns>(12, a12, b0, b1, ref cC0, ref cC1);
            AddRow<T, TRegister, TRows, TColumns>(13, a12 + stride, b0, b1, ref cD0, ref cD1);
            a0 += columnStride;
            if (TRows.Value > 4)
                a4 += columnStride;
            if (TRows.Value > 8)
                a8 += columnStride;
            if (TRows.Value > 12)
                a12 += columnStride;
        }

        StoreRow<T, TRegister, TRows, TColumns>(0, ref c, cStride, c00, c01, c02, c03);
        StoreRow<T, TRegister, TRows, TColumns>(1, ref c, cStride, c10, c11, c12, c13);
        StoreRow<T, TRegister, TRows, TColumns>(2, ref c, cStride, c20, c21, c22, c23);
        StoreRow<T, TRegister, TRows, TColumns>(3, ref c, cStride, c30, c31);
        StoreRow<T, TRegister, TRows, TColumns>(4, ref c, cStride, c40, c41);
        StoreRow<T, TRegister, TRows, TColumns>(5, ref c, cStride, c50, c51);
        StoreRow<T, TRegister, TRows, TColumns>(6, ref c, cStride, c60, c61);
        StoreRow<T, TRegister, TRows, TColumns>(7, ref c, cStride, c70, c71);
        StoreRow<T, TRegister, TRows, TColumns>(8, ref c, cStride, c80, c81);
        StoreRow<T, TRegister, TRows, TColumns>(9, ref c, cStride, c90, c91);
        StoreRow<T, TRegister, TRows, TColumns>(10, ref c, cStride, cA0, cA1);
        StoreRow<T, TRegister, TRows, TColumns>(11, ref c, cStride, cB0, cB1);
        StoreRow<T, TRegister, TRows, TColumns>(12, ref c, cStride, cC0, cC1);
        StoreRow<T, TRegister, TRows, TColumns>(13, ref c, cStride, cD0, cD1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Prefetch(void* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void AddRow<T, TRegister, TRows, TColumns>(int row, T* a, TRegister b0, TRegister b1, ref TRegister c0, ref TRegister c1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        if (row >= TRows.Value)
            return;
        var x = TRegister.Broadcast(*a);
        c0 = TRegister.MultiplyAdd(x, b0, c0);
        if (TColumns.Value > 1)
            c1 = TRegister.MultiplyAdd(x, b1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void AddRow<T, TRegister, TRows, TColumns>(
        int row, T* a, TRegister b0, TRegister b1, TRegister b2, TRegister b3, ref TRegister c0, ref TRegister c1, ref TRegister c2, ref TRegister c3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        if (row >= TRows.Value)
            return;
        AddRow<T, TRegister, TRows, TColumns>(row, a, b0, b1, ref c0, ref c1);
        if (TColumns.Value > 2)
            AddRow<T, TRegister, TRows, TColumns>(row, a, b2, b3, ref c2, ref c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void LoadRow<T, TRegister, TRows, TColumns>(int row, ref T* c, nint stride, ref TRegister c0, ref TRegister c1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        if (row >= TRows.Value)
            return;
        c0 = TRegister.Load(c);
        if (TColumns.Value > 1)
            c1 = TRegister.Load(c + TRegister.Count);
        c += stride;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void LoadRow<T, TRegister, TRows, TColumns>(
        int row, ref T* c, nint stride, ref TRegister c0, ref TRegister c1, ref TRegister c2, ref TRegister c3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        if (row >= TRows.Value)
            return;
        if (TColumns.Value > 2)
        {
            c2 = TRegister.Load(c + (2 * TRegister.Count));
            c3 = TRegister.Load(c + (3 * TRegister.Count));
        }

        LoadRow<T, TRegister, TRows, TColumns>(row, ref c, stride, ref c0, ref c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void StoreRow<T, TRegister, TRows, TColumns>(int row, ref T* c, nint stride, TRegister c0, TRegister c1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        if (row >= TRows.Value)
            return;
        c0.Store(c);
        if (TColumns.Value > 1)
            c1.Store(c + TRegister.Count);
        c += stride;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void StoreRow<T, TRegister, TRows, TColumns>(
        int row, ref T* c, nint stride, TRegister c0, TRegister c1, TRegister c2, TRegister c3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        if (row >= TRows.Value)
            return;
        if (TColumns.Value > 2)
        {
            c2.Store(c + (2 * TRegister.Count));
            c3.Store(c + (3 * TRegister.Count));
        }

        StoreRow<T, TRegister, TRows, TColumns>(row, ref c, stride, c0, c1);
    }
}
