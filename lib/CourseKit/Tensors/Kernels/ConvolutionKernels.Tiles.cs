using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <content>
/// The innermost loops. Each accumulator must be a variable of its own to be a register, hence the length. Every number is
/// one chain of fused multiply-adds in an order that neither the tile nor the registers' width changes.
/// </content>
internal static unsafe partial class ConvolutionKernels
{
    /// <summary>sums[f, p] = start[f] + Σₖ weights[k, f] · source[offset[k] + p] for eight f and three registers of p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile8x3<T, TRegister>(T* source, int* offsets, int taps, T* weights, nint stride, T* start, T* sums, nint row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        TRegister a0 = TRegister.Broadcast(start[0]), a1 = a0, a2 = a0, b0 = TRegister.Broadcast(start[1]), b1 = b0, b2 = b0;
        TRegister c0 = TRegister.Broadcast(start[2]), c1 = c0, c2 = c0, d0 = TRegister.Broadcast(start[3]), d1 = d0, d2 = d0;
        TRegister e0 = TRegister.Broadcast(start[4]), e1 = e0, e2 = e0, f0 = TRegister.Broadcast(start[5]), f1 = f0, f2 = f0;
        TRegister g0 = TRegister.Broadcast(start[6]), g1 = g0, g2 = g0, h0 = TRegister.Broadcast(start[7]), h1 = h0, h2 = h0;
        for (var k = 0; k < taps; k++, weights += stride)
        {
            var from = source + offsets[k];
            TRegister x0 = TRegister.Load(from), x1 = TRegister.Load(from + TRegister.Count), x2 = TRegister.Load(from + (2 * TRegister.Count));
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

    /// <summary>The same for four f: what sixteen registers can hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4x3<T, TRegister>(T* source, int* offsets, int taps, T* weights, nint stride, T* start, T* sums, nint row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        TRegister a0 = TRegister.Broadcast(start[0]), a1 = a0, a2 = a0, b0 = TRegister.Broadcast(start[1]), b1 = b0, b2 = b0;
        TRegister c0 = TRegister.Broadcast(start[2]), c1 = c0, c2 = c0, d0 = TRegister.Broadcast(start[3]), d1 = d0, d2 = d0;
        for (var k = 0; k < taps; k++, weights += stride)
        {
            var from = source + offsets[k];
            TRegister x0 = TRegister.Load(from), x1 = TRegister.Load(from + TRegister.Count), x2 = TRegister.Load(from + (2 * TRegister.Count));
            Add(weights[0], x0, x1, x2, ref a0, ref a1, ref a2);
            Add(weights[1], x0, x1, x2, ref b0, ref b1, ref b2);
            Add(weights[2], x0, x1, x2, ref c0, ref c1, ref c2);
            Add(weights[3], x0, x1, x2, ref d0, ref d1, ref d2);
        }

        Store<T, TRegister>(a0, a1, a2, sums);
        Store<T, TRegister>(b0, b1, b2, sums += row);
        Store<T, TRegister>(c0, c1, c2, sums += row);
        Store<T, TRegister>(d0, d1, d2, sums + row);
    }

    /// <summary>The same for four f and one register of p: the last one or two of a plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4x1<T, TRegister>(T* source, int* offsets, int taps, T* weights, nint stride, T* start, T* sums, nint row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        TRegister a = TRegister.Broadcast(start[0]), b = TRegister.Broadcast(start[1]);
        TRegister c = TRegister.Broadcast(start[2]), d = TRegister.Broadcast(start[3]);
        for (var k = 0; k < taps; k++, weights += stride)
        {
            var x = TRegister.Load(source + offsets[k]);
            a = TRegister.MultiplyAdd(TRegister.Broadcast(weights[0]), x, a);
            b = TRegister.MultiplyAdd(TRegister.Broadcast(weights[1]), x, b);
            c = TRegister.MultiplyAdd(TRegister.Broadcast(weights[2]), x, c);
            d = TRegister.MultiplyAdd(TRegister.Broadcast(weights[3]), x, d);
        }

        a.Store(sums);
        b.Store(sums += row);
        c.Store(sums += row);
        d.Store(sums + row);
    }

    /// <summary>The same for eight f and one register of p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile8x1<T, TRegister>(T* source, int* offsets, int taps, T* weights, nint stride, T* start, T* sums, nint row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        TRegister a = TRegister.Broadcast(start[0]), b = TRegister.Broadcast(start[1]);
        TRegister c = TRegister.Broadcast(start[2]), d = TRegister.Broadcast(start[3]);
        TRegister e = TRegister.Broadcast(start[4]), f = TRegister.Broadcast(start[5]);
        TRegister g = TRegister.Broadcast(start[6]), h = TRegister.Broadcast(start[7]);
        for (var k = 0; k < taps; k++, weights += stride)
        {
            var x = TRegister.Load(source + offsets[k]);
            a = TRegister.MultiplyAdd(TRegister.Broadcast(weights[0]), x, a);
            b = TRegister.MultiplyAdd(TRegister.Broadcast(weights[1]), x, b);
            c = TRegister.MultiplyAdd(TRegister.Broadcast(weights[2]), x, c);
            d = TRegister.MultiplyAdd(TRegister.Broadcast(weights[3]), x, d);
            e = TRegister.MultiplyAdd(TRegister.Broadcast(weights[4]), x, e);
            f = TRegister.MultiplyAdd(TRegister.Broadcast(weights[5]), x, f);
            g = TRegister.MultiplyAdd(TRegister.Broadcast(weights[6]), x, g);
            h = TRegister.MultiplyAdd(TRegister.Broadcast(weights[7]), x, h);
        }

        a.Store(sums);
        b.Store(sums += row);
        c.Store(sums += row);
        d.Store(sums += row);
        e.Store(sums += row);
        f.Store(sums += row);
        g.Store(sums += row);
        h.Store(sums + row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T, TRegister>(T weight, TRegister x0, TRegister x1, TRegister x2, ref TRegister a0, ref TRegister a1, ref TRegister a2)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        var w = TRegister.Broadcast(weight);
        a0 = TRegister.MultiplyAdd(w, x0, a0);
        a1 = TRegister.MultiplyAdd(w, x1, a1);
        a2 = TRegister.MultiplyAdd(w, x2, a2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T, TRegister>(TRegister a0, TRegister a1, TRegister a2, T* to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        a0.Store(to);
        a1.Store(to + TRegister.Count);
        a2.Store(to + (2 * TRegister.Count));
    }
}
