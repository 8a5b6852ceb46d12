using System.Numerics;
using System.Runtime.Intrinsics;

namespace CourseKit.Tensors;

/// <content>
/// Sums. The order of the additions depends on the length alone, never on the machine's vector width, and the running
/// sums are double: the same numbers give the same bits everywhere.
/// </content>
internal static partial class Kernels
{
    // Sixteen running sums: two registers of eight, whatever the machine has.
    private const int Lanes = 16;
    private const int SumBlock = 1024;

    /// <summary>Σ xᵢ: blocks of 1,024 with sixteen running sums each, the blocks added pairwise.</summary>
    internal static double Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.Length > SumBlock)
        {
            var half = (values.Length / 2 / SumBlock * SumBlock) + (values.Length < 2 * SumBlock ? SumBlock : 0);
            return Sum(values[..half]) + Sum(values[half..]);
        }

        var low = Vector512<double>.Zero;
        var high = Vector512<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            low += Load8(values, i);
            high += Load8(values, i + 8);
        }

        var tail = 0.0;
        for (; i < values.Length; i++)
            tail += double.CreateTruncating(values[i]);
        return AddUp(low + high) + tail;
    }

    /// <summary>Σ aᵢ bᵢ, products and sums in double, in the same fixed order.</summary>
    internal static double Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (left.Length > SumBlock)
        {
            var half = (left.Length / 2 / SumBlock * SumBlock) + (left.Length < 2 * SumBlock ? SumBlock : 0);
            return Dot(left[..half], right[..half]) + Dot(left[half..], right[half..]);
        }

        var low = Vector512<double>.Zero;
        var high = Vector512<double>.Zero;
        var i = 0;
        for (; i <= left.Length - Lanes; i += Lanes)
        {
            low += Load8(left, i) * Load8(right, i);
            high += Load8(left, i + 8) * Load8(right, i + 8);
        }

        var tail = 0.0;
        for (; i < left.Length; i++)
            tail += double.CreateTruncating(left[i]) * double.CreateTruncating(right[i]);
        return AddUp(low + high) + tail;
    }

    /// <summary>result[j] = Σᵢ x[i, j], row after row.</summary>
    internal static void ColumnSums<T>(ReadOnlySpan<T> matrix, int columns, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sums = columns <= 256 ? stackalloc double[columns] : new double[columns];
        sums.Clear();
        for (var start = 0; start + columns <= matrix.Length && columns > 0; start += columns)
        {
            var row = matrix.Slice(start, columns);
            for (var j = 0; j < sums.Length; j++)
                sums[j] += double.CreateTruncating(row[j]);
        }

        for (var j = 0; j < columns; j++)
            result[j] = T.CreateTruncating(sums[j]);
    }

    private static double AddUp(Vector512<double> lanes)
        => ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));

    private static Vector512<double> Load8<T>(ReadOnlySpan<T> values, int start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Vector512.Create(System.Runtime.InteropServices.MemoryMarshal.Cast<T, double>(values.Slice(start, 8)));
        var eight = Vector256.Create(System.Runtime.InteropServices.MemoryMarshal.Cast<T, float>(values.Slice(start, 8)));
        return Vector512.Create(Vector256.WidenLower(eight), Vector256.WidenUpper(eight));
    }
}
