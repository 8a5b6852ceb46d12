using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Normalization;

/// <summary>Which channels the lanes of a register belong to: one after another (columns), or all to the same (a feature map).</summary>
/// <typeparam name="T">The precision.</typeparam>
/// <param name="channel">The first lane's channel.</param>
/// <param name="width">How many lanes are in use.</param>
/// <param name="same">Whether all lanes belong to that channel.</param>
internal readonly unsafe struct ChannelLanes<T>(int channel, int width, bool same)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A register of numbers that there is one of a channel.</summary>
    public Vector512<T> Of(T* numbers)
        => same ? Vector512.Create(numbers[channel]) : Load(numbers + channel, width);

    /// <summary>A register from memory; lanes beyond the width are 0, and their memory is not touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* from, int width)
        => width >= Vector512<T>.Count ? Vector512.Load(from) : LoadPart(from, width);

    /// <summary>A register to memory, as far as the width goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> value, T* to, int width)
    {
        if (width >= Vector512<T>.Count)
            value.Store(to);
        else
            StorePart(value, to, width);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> LoadPart(T* from, int width)
    {
        Vector512<T> register = default;
        new ReadOnlySpan<T>(from, width).CopyTo(new Span<T>(&register, Vector512<T>.Count));
        return register;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StorePart(Vector512<T> register, T* to, int width)
        => new ReadOnlySpan<T>(&register, width).CopyTo(new Span<T>(to, width));
}
