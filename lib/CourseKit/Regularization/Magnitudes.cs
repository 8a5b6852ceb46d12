using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Regularization;

/// <summary>Sums of absolute values.</summary>
internal static class Magnitudes
{
    /// <summary>Σ |xᵢ|, with eight running sums in double: the order does not depend on the machine's vector width.</summary>
    internal static double Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sums = Vector512<double>.Zero;
        var i = 0;
        for (; i <= values.Length - 8; i += 8)
            sums += Vector512.Abs(Load8(values.Slice(i, 8)));
        var sum = 0.0;
        for (; i < values.Length; i++)
            sum += Math.Abs(double.CreateTruncating(values[i]));
        for (var lane = 0; lane < 8; lane++)
            sum += sums[lane];
        return sum;
    }

    private static Vector512<double> Load8<T>(ReadOnlySpan<T> eight)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Vector512.Create(MemoryMarshal.Cast<T, double>(eight));
        var singles = Vector256.Create(MemoryMarshal.Cast<T, float>(eight));
        return Vector512.Create(Vector256.WidenLower(singles), Vector256.WidenUpper(singles));
    }
}
