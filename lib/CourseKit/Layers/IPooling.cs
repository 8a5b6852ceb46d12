using System.Numerics;

namespace CourseKit.Layers;

/// <summary>What a pooling layer does with one feature map; <see cref="Pooling"/> does it with all, on all threads.</summary>
internal interface IPooling
{
    /// <summary>Pools a map.</summary>
    /// <param name="windows">Where the windows lie.</param>
    /// <param name="map">Height × width numbers.</param>
    /// <param name="output">Receives a number a window.</param>
    /// <param name="places">Room for a place in the map a window, kept for the way back.</param>
    static abstract void Forward<T>(in PoolingWindows windows, ReadOnlySpan<T> map, Span<T> output, Span<int> places)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Adds each window's gradient to the numbers that it came from; the map's gradient is 0 before.</summary>
    static abstract void Backward<T>(in PoolingWindows windows, ReadOnlySpan<T> ofOutput, ReadOnlySpan<int> places, Span<T> ofMap)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
