using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Normalization;

/// <summary>Registers from memory and back, whole or in part.</summary>
internal static unsafe class Registers
{
    /// <summary>A register from memory; lanes beyond the width are 0, and their memory is not touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T, TWidth>(T* from, TWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TWidth : struct, IWidth
        => TWidth.Whole ? Vector512.Load(from) : LoadPart(from, width.Count);

    /// <summary>A register to memory, as far as the width goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T, TWidth>(Vector512<T> value, T* to, TWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TWidth : struct, IWidth
    {
        if (TWidth.Whole)
            value.Store(to);
        else
            StorePart(value, to, width.Count);
    }

    private static Vector512<T> LoadPart<T>(T* from, int width)
        where T : unmanaged
    {
        Vector512<T> register = default;
        new ReadOnlySpan<T>(from, width).CopyTo(new Span<T>(&register, Vector512<T>.Count));
        return register;
    }

    private static void StorePart<T>(Vector512<T> register, T* to, int width)
        where T : unmanaged
        => new ReadOnlySpan<T>(&register, width).CopyTo(new Span<T>(to, width));
}
