using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <summary>Functions of registers, named so that a formula reads like itself (<c>using static</c>).</summary>
internal static class Lanes
{
    /// <summary>For a formula of more than a few operations, which the compiler would otherwise call for each register.</summary>
    public const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining;

    public static V Sqrt<V>(V x)
        where V : unmanaged, IRegister<V> => V.Sqrt(x);

    /// <summary>The larger; NaN if one is.</summary>
    public static V Max<V>(V x, V y)
        where V : unmanaged, IRegister<V> => V.Max(x, y);

    /// <inheritdoc cref="Max{V}(V, V)"/>
    public static V Max<V, T>(V x, T y)
        where V : unmanaged, IRegister<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Max(x, V.Broadcast(y));

    /// <summary>The smaller; NaN if one is.</summary>
    public static V Min<V>(V x, V y)
        where V : unmanaged, IRegister<V> => V.Min(x, y);

    /// <inheritdoc cref="Min{V}(V, V)"/>
    public static V Min<V, T>(V x, T y)
        where V : unmanaged, IRegister<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Min(x, V.Broadcast(y));

    /// <summary>−1, 0 or 1; NaN of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sign<V>(V x)
        where V : unmanaged, IRegister<V>
        => V.Where(Positive(x), V.One, V.Where(Negative(x), -V.One, x));

    /// <summary>One of two numbers, lane by lane.</summary>
    public static V Where<V>(V condition, V then, V otherwise)
        where V : unmanaged, IRegister<V> => V.Where(condition, then, otherwise);

    public static V Positive<V>(V x)
        where V : unmanaged, IRegister<V> => V.Above(x, V.Zero);

    public static V Negative<V>(V x)
        where V : unmanaged, IRegister<V> => V.Above(V.Zero, x);
}
