using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <content>
/// The same sums without those between the rows, which the flat places have and no output wants: a seventh of the work at
/// 24 columns in rows of 28. A register may then begin in one row and end in the next: it is put together from two loads. Only
/// for 32 wide registers, and rows at least as long as one.
/// </content>
internal static unsafe partial class ConvolutionKernels
{
    private static bool Packs<T, TRegister>(int block, int rowLength, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
        => Wide<T, TRegister>() && block == 8 && rowLength > columns && columns >= TRegister.Count && rows * columns >= 3 * TRegister.Count;

    /// <summary>to[f, y, x] = start[f] + Σₖ weights[k, f] · source[offset[k] + y · rowLength + x] for eight f.</summary>
    private static void CorrelatePacked<T, TRegister>(
        T* source, int rowLength, int rows, int columns, int* offsets, int taps, T* weights, nint stride, T* start, T* to, nint map)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        // Read from the middle minus s on, the table is false for s numbers and true from there on.
        var table = stackalloc T[2 * TRegister.Count];
        new Span<T>(table, TRegister.Count).Clear();
        new Span<byte>(table + TRegister.Count, TRegister.Count * sizeof(T)).Fill(byte.MaxValue);
        int total = rows * columns, width = TRegister.Count;
        for (var q = 0; q < total; q += 3 * width)
        {
            // The last tile is moved back to end with the map; what it computes again are the same numbers.
            var first = Math.Min(q, total - (3 * width));
            var (x0, x1, x2) = (At(first), At(first + width), At(first + (2 * width)));
            PackedTile8x3<T, TRegister>(
                source, x0, x1, x2, table + x0.Mask, table + x1.Mask, table + x2.Mask, offsets, taps, weights, stride, start, to + first, map);
        }

        Straddling At(int place)
        {
            var (row, column) = Math.DivRem(place, columns);
            var left = columns - column;
            var from = (row * rowLength) + column;
            return left < width ? new(from, from + rowLength - columns, width - left) : new(from, from, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackedTile8x3<T, TRegister>(
        T* source, Straddling at0, Straddling at1, Straddling at2, T* mask0, T* mask1, T* mask2, int* offsets, int taps, T* weights, nint stride, T* start, T* sums, nint row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        TRegister a0 = TRegister.Broadcast(start[0]), a1 = a0, a2 = a0, b0 = TRegister.Broadcast(start[1]), b1 = b0, b2 = b0;
        TRegister c0 = TRegister.Broadcast(start[2]), c1 = c0, c2 = c0, d0 = TRegister.Broadcast(start[3]), d1 = d0, d2 = d0;
        TRegister e0 = TRegister.Broadcast(start[4]), e1 = e0, e2 = e0, f0 = TRegister.Broadcast(start[5]), f1 = f0, f2 = f0;
        TRegister g0 = TRegister.Broadcast(start[6]), g1 = g0, g2 = g0, h0 = TRegister.Broadcast(start[7]), h1 = h0, h2 = h0;
        TRegister second0 = TRegister.Load(mask0), second1 = TRegister.Load(mask1), second2 = TRegister.Load(mask2);
        nint from0 = at0.First, from1 = at1.First, from2 = at2.First, next0 = at0.Second, next1 = at1.Second, next2 = at2.Second;
        for (var k = 0; k < taps; k++, weights += stride)
        {
            var from = source + offsets[k];
            var x0 = TRegister.Where(second0, TRegister.Load(from + next0), TRegister.Load(from + from0));
            var x1 = TRegister.Where(second1, TRegister.Load(from + next1), TRegister.Load(from + from1));
            var x2 = TRegister.Where(second2, TRegister.Load(from + next2), TRegister.Load(from + from2));
            Add(weights[0], x0, x1, x2, ref a0, ref a1, ref a2);
            Add(weights[1], x0, x1, x2, ref b0, ref b1, ref b2);
            Add(weights[2], x0, x1, x2, ref c0, ref c1, ref c2);
            Add(weights[3], x0, x1, x2, ref d0, ref d1, ref d2);
            Add(weights[4], x0, x1, x2, ref e0, ref e1, ref e2);
            Add(weights[5], x0, x1, x2, ref f0, ref f1, ref f2);
            Add(weights[6], x0, x1, x2, ref g0, ref g1, ref g2);
            Add(weights[7], x0, x1, x2, ref h0, ref h1, ref h2);
        }

        Store<T, TRegister>(a0, a1, a2, sums);
        Store<T, TRegister>(b0, b1, b2, sums += row);
        Store<T, TRegister>(c0, c1, c2, sums += row);
        Store<T, TRegister>(d0, d1, d2, sums += row);
        Store<T, TRegister>(e0, e1, e2, sums += row);
        Store<T, TRegister>(f0, f1, f2, sums += row);
        Store<T, TRegister>(g0, g1, g2, sums += row);
        Store<T, TRegister>(h0, h1, h2, sums + row);
    }

    /// <summary>Where a register is loaded from: its numbers in one row, those in the next, and where the table of masks is read.</summary>
    private readonly record struct Straddling(int First, int Second, int Mask);
}
