using System.Numerics;
using System.Runtime.Intrinsics;

namespace CourseKit.Normalization;

/// <summary>A formula of the numbers at one place of a batch and of what their channel has in common: to be summed up, or written.</summary>
/// <typeparam name="TSelf">The formula.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
internal interface ITerm<TSelf, T>
    where TSelf : unmanaged, ITerm<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The same formula with the numbers of some channels in its registers.</summary>
    TSelf In<TWidth>(ChannelLanes<T, TWidth> channels)
        where TWidth : struct, IWidth;

    /// <summary>The formula for a register of neighbouring numbers; of the lanes beyond the width nobody takes note.</summary>
    Vector512<T> At<TWidth>(nint place, TWidth width)
        where TWidth : struct, IWidth;
}
