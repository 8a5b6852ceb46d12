using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Normalization;

/// <summary>Which channels the lanes of a register belong to: one after another (columns), or all to the same (a feature map).</summary>
/// <typeparam name="T">The precision.</typeparam>
/// <typeparam name="TWidth">How many lanes are in use.</typeparam>
/// <param name="channel">The first lane's channel.</param>
/// <param name="width">How many lanes are in use.</param>
/// <param name="same">Whether all lanes belong to that channel.</param>
internal readonly unsafe struct ChannelLanes<T, TWidth>(int channel, TWidth width, bool same)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TWidth : struct, IWidth
{
    /// <summary>A register of numbers that there is one of a channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Of(T* numbers)
        => same ? Vector512.Create(numbers[channel]) : Registers.Load(numbers + channel, width);
}
