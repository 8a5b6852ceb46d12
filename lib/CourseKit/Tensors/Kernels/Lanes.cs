using System.Numerics;
using SimdVector = System.Numerics.Vector;

namespace CourseKit.Tensors;

/// <summary>Functions of registers, named so that a formula reads like itself (<c>using static</c>).</summary>
internal static class Lanes
{
    public static Vector<T> Sqrt<T>(Vector<T> x)
        where T : unmanaged => SimdVector.SquareRoot(x);

    /// <summary>The larger; NaN if one is.</summary>
    public static Vector<T> Max<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged => SimdVector.Max(x, y);

    /// <summary>The smaller; NaN if one is.</summary>
    public static Vector<T> Min<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged => SimdVector.Min(x, y);

    /// <summary>−1, 0 or 1; NaN of NaN.</summary>
    public static Vector<T> Sign<T>(Vector<T> x)
        where T : unmanaged, INumberBase<T>
        => Where(SimdVector.GreaterThan(x, Vector<T>.Zero), Vector<T>.One, Where(SimdVector.LessThan(x, Vector<T>.Zero), -Vector<T>.One, x));

    /// <summary>One of two numbers, lane by lane.</summary>
    public static Vector<T> Where<T>(Vector<T> condition, Vector<T> then, Vector<T> otherwise)
        where T : unmanaged => SimdVector.ConditionalSelect(condition, then, otherwise);

    public static Vector<T> Positive<T>(Vector<T> x)
        where T : unmanaged => SimdVector.GreaterThan(x, Vector<T>.Zero);

    public static Vector<T> Negative<T>(Vector<T> x)
        where T : unmanaged => SimdVector.LessThan(x, Vector<T>.Zero);
}
