using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <content>
/// The weights' gradient ∂e/∂w[k, f] = Σ over examples and places of g[f, p] · image[offset[k] + p]. Each is kept as running sums, 64 bytes
/// of them whatever the machine's registers hold, lane l adding up the places l, l + lanes, …; at the end the lanes are added as a
/// fixed tree. That gives the same bits on any number of threads, in registers of any width.
/// </content>
internal static unsafe partial class ConvolutionKernels
{
    /// <summary>Taps of a tile.</summary>
    private const int TapTile = 5;

    /// <summary>Filters of a tile.</summary>
    private const int FilterTile = 4;

    /// <summary>Numbers of running sums that a tile of the weights' gradient needs room for.</summary>
    internal static int LanesLength<T>()
        where T : unmanaged
        => TapTile * FilterTile * Lanes<T>();

    /// <summary>Adds ∂e/∂w over some examples.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="examples">How many.</param>
    /// <param name="images">Their images, laid out one after another.</param>
    /// <param name="maps">The gradients of their feature maps, laid out one after another, zeros where no output is.</param>
    /// <param name="offsets">offset[k] of every tap.</param>
    /// <param name="lanes">Room for <see cref="LanesLength"/> running sums.</param>
    /// <param name="gradient">Is added to: taps × filters numbers.</param>
    internal static void AddWeightGradient<T>(in ConvolutionGeometry shape, int examples, T* images, T* maps, int* offsets, T* lanes, T* gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            AddWeightGradient<T, Register512<T>>(shape, examples, images, maps, offsets, lanes, gradient);
        else if (Vector256.IsHardwareAccelerated)
            AddWeightGradient<T, Register256<T>>(shape, examples, images, maps, offsets, lanes, gradient);
        else if (Vector128.IsHardwareAccelerated)
            AddWeightGradient<T, Register128<T>>(shape, examples, images, maps, offsets, lanes, gradient);
        else
            AddWeightGradient<T, Register1<T>>(shape, examples, images, maps, offsets, lanes, gradient);
    }

    internal static void AddWeightGradient<T, TRegister>(in ConvolutionGeometry shape, int examples, T* images, T* maps, int* offsets, T* lanes, T* gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        var (taps, filters) = (shape.Taps, shape.Filters);
        var tile = new ProductTile
        {
            Examples = examples,
            ImageStride = shape.ImageLength,
            MapStride = shape.MapsLength,
            Length = shape.Flat,
            LaneCount = Lanes<T>(),
        };
        var step = Wide<T, TRegister>() ? FilterTile : FilterTile / 2;
        for (var filter = 0; filter < filters; filter += step)
        {
            // Beyond the last filter or tap the last one is taken once more, and its sums are not used.
            var map = maps + shape.MapLead + (filter * shape.MapLength);
            tile.Map1 = (Math.Min(filter + 1, filters - 1) - filter) * shape.MapLength;
            tile.Map2 = (Math.Min(filter + 2, filters - 1) - filter) * shape.MapLength;
            tile.Map3 = (Math.Min(filter + 3, filters - 1) - filter) * shape.MapLength;
            for (var k = 0; k < taps; k += TapTile)
            {
                var image = images + offsets[k];
                tile.Tap1 = offsets[Math.Min(k + 1, taps - 1)] - offsets[k];
                tile.Tap2 = offsets[Math.Min(k + 2, taps - 1)] - offsets[k];
                tile.Tap3 = offsets[Math.Min(k + 3, taps - 1)] - offsets[k];
                tile.Tap4 = offsets[Math.Min(k + 4, taps - 1)] - offsets[k];
                for (var lane = 0; lane < tile.LaneCount; lane += TRegister.Count)
                {
                    if (Wide<T, TRegister>())
                        Products4x5<T, TRegister>(tile, map + lane, image + lane, lanes + lane);
                    else
                        Products2x5<T, TRegister>(tile, map + lane, image + lane, lanes + lane);
                }

                for (var f = 0; f < Math.Min(step, filters - filter); f++)
                {
                    for (var t = 0; t < Math.Min(TapTile, taps - k); t++)
                        gradient[((k + t) * filters) + filter + f] += AddLanes(lanes + (((f * TapTile) + t) * tile.LaneCount));
                }
            }
        }
    }

    /// <summary>Adds an example's Σ g[f, p] to the running sums of the bias's gradient, filters × lanes of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddBiasGradient<T>(in ConvolutionGeometry shape, T* maps, T* lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Lanes<T>(), length = shape.Flat, stride = shape.MapLength;
        var map = maps + shape.MapLead;
        for (var filter = 0; filter < shape.Filters; filter++, lanes += count, map += stride)
        {
            var sums = Vector512.Load(lanes);
            for (nint p = 0; p < length; p += count)
                sums += Vector512.Load(map + p);
            sums.Store(lanes);
        }
    }

    /// <summary>The sum of the lanes: halves onto each other until one is left.</summary>
    internal static T AddLanes<T>(T* lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var all = Vector512.Load(lanes);
        var half = all.GetLower() + all.GetUpper();
        var quarter = half.GetLower() + half.GetUpper();
        return sizeof(T) == sizeof(double)
            ? quarter[0] + quarter[1]
            : (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
    }

    /// <summary>Running sums of one number: 64 bytes of them.</summary>
    internal static int Lanes<T>()
        where T : unmanaged
        => 64 / sizeof(T);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Products4x5<T, TRegister>(in ProductTile tile, T* map, T* image, T* lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        TRegister a0 = default, a1 = default, a2 = default, a3 = default, a4 = default;
        TRegister b0 = default, b1 = default, b2 = default, b3 = default, b4 = default;
        TRegister c0 = default, c1 = default, c2 = default, c3 = default, c4 = default;
        TRegister d0 = default, d1 = default, d2 = default, d3 = default, d4 = default;
        nint length = tile.Length, step = tile.LaneCount;
        for (var example = 0; example < tile.Examples; example++, map += tile.MapStride, image += tile.ImageStride)
        {
            T* map1 = map + tile.Map1, map2 = map + tile.Map2, map3 = map + tile.Map3;
            T* image1 = image + tile.Tap1, image2 = image + tile.Tap2, image3 = image + tile.Tap3, image4 = image + tile.Tap4;
            for (nint p = 0; p < length; p += step)
            {
                TRegister x0 = TRegister.Load(image + p), x1 = TRegister.Load(image1 + p), x2 = TRegister.Load(image2 + p);
                TRegister x3 = TRegister.Load(image3 + p), x4 = TRegister.Load(image4 + p);
                Add<T, TRegister>(map + p, x0, x1, x2, x3, x4, ref a0, ref a1, ref a2, ref a3, ref a4);
                Add<T, TRegister>(map1 + p, x0, x1, x2, x3, x4, ref b0, ref b1, ref b2, ref b3, ref b4);
                Add<T, TRegister>(map2 + p, x0, x1, x2, x3, x4, ref c0, ref c1, ref c2, ref c3, ref c4);
                Add<T, TRegister>(map3 + p, x0, x1, x2, x3, x4, ref d0, ref d1, ref d2, ref d3, ref d4);
            }
        }

        Store(a0, a1, a2, a3, a4, lanes, step);
        Store(b0, b1, b2, b3, b4, lanes + (TapTile * step), step);
        Store(c0, c1, c2, c3, c4, lanes + (2 * TapTile * step), step);
        Store(d0, d1, d2, d3, d4, lanes + (3 * TapTile * step), step);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Products2x5<T, TRegister>(in ProductTile tile, T* map, T* image, T* lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        TRegister a0 = default, a1 = default, a2 = default, a3 = default, a4 = default;
        TRegister b0 = default, b1 = default, b2 = default, b3 = default, b4 = default;
        nint length = tile.Length, step = tile.LaneCount;
        for (var example = 0; example < tile.Examples; example++, map += tile.MapStride, image += tile.ImageStride)
        {
            var map1 = map + tile.Map1;
            T* image1 = image + tile.Tap1, image2 = image + tile.Tap2, image3 = image + tile.Tap3, image4 = image + tile.Tap4;
            for (nint p = 0; p < length; p += step)
            {
                TRegister x0 = TRegister.Load(image + p), x1 = TRegister.Load(image1 + p), x2 = TRegister.Load(image2 + p);
                TRegister x3 = TRegister.Load(image3 + p), x4 = TRegister.Load(image4 + p);
                Add<T, TRegister>(map + p, x0, x1, x2, x3, x4, ref a0, ref a1, ref a2, ref a3, ref a4);
                Add<T, TRegister>(map1 + p, x0, x1, x2, x3, x4, ref b0, ref b1, ref b2, ref b3, ref b4);
            }
        }

        Store(a0, a1, a2, a3, a4, lanes, step);
        Store(b0, b1, b2, b3, b4, lanes + (TapTile * step), step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T, TRegister>(
        T* map, TRegister x0, TRegister x1, TRegister x2, TRegister x3, TRegister x4, ref TRegister a0, ref TRegister a1, ref TRegister a2, ref TRegister a3, ref TRegister a4)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        var g = TRegister.Load(map);
        a0 = TRegister.MultiplyAdd(g, x0, a0);
        a1 = TRegister.MultiplyAdd(g, x1, a1);
        a2 = TRegister.MultiplyAdd(g, x2, a2);
        a3 = TRegister.MultiplyAdd(g, x3, a3);
        a4 = TRegister.MultiplyAdd(g, x4, a4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T, TRegister>(TRegister a0, TRegister a1, TRegister a2, TRegister a3, TRegister a4, T* to, nint step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRegister : unmanaged, IRegister<TRegister, T>
    {
        a0.Store(to);
        a1.Store(to + step);
        a2.Store(to + (2 * step));
        a3.Store(to + (3 * step));
        a4.Store(to + (4 * step));
    }

    /// <summary>What a tile's loop runs over: distances from its first map and its first tap, in numbers.</summary>
    private struct ProductTile
    {
        internal int Examples, ImageStride, MapStride, Length, LaneCount, Map1, Map2, Map3, Tap1, Tap2, Tap3, Tap4;
    }
}
