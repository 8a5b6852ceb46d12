using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors;
using Vector = CourseKit.Tensors.Vector;

namespace CourseKit.Losses;

/// <summary>Softmax: oⱼ = exp(sⱼ) / Σ exp(sᵢ), scores turned into probabilities.</summary>
/// <remarks>
/// (5.7). The largest score is subtracted first, so that scores of ±1000 are as good as any. Scores of +∞ share the
/// probability; if every score is −∞, or one is NaN, the result is NaN.
/// </remarks>
public static class Softmax
{
    /// <summary>The probabilities of one example's scores.</summary>
    /// <param name="scores">At least one score.</param>
    public static Vector At(Vector scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return new Vector(At(new Matrix(1, scores.Length, scores.Elements)).Elements);
    }

    /// <summary>The probabilities of each row of scores.</summary>
    /// <param name="scores">One example a row (examples × classes).</param>
    public static Matrix At(Matrix scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Columns == 0)
            throw new ShapeException(Invariant($"Softmax: the scores are {scores.Rows} × 0: there must be at least one score a row"));
        var result = new Matrix(scores.Rows, scores.Columns, scores.Precision);
        for (var row = 0; row < scores.Rows; row++)
        {
            if (scores.Precision == Precision.Single)
                Row<float>(scores.RowSpan<float>(row), result.RowSpan<float>(row));
            else
                Row<double>(scores.RowSpan<double>(row), result.RowSpan<double>(row));
        }

        return result;
    }

    /// <summary>Writes the probabilities and returns ln Σ exp(sᵢ).</summary>
    internal static double Row<T>(ReadOnlySpan<T> scores, Span<T> probabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // ∞ − ∞ would be NaN; an infinite score is as far as can be from every finite one.
        if (Shift(scores, probabilities))
            Kernels.Exp(probabilities);
        else
            Mark(scores, probabilities);
        return Divide(scores, probabilities);
    }

    /// <summary>Writes s − max s; false, and nothing, if the largest is +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool Shift<T>(ReadOnlySpan<T> scores, Span<T> shifted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = Largest(scores);
        if (T.IsPositiveInfinity(largest))
            return false;
        for (var i = 0; i < scores.Length; i++)
            shifted[i] = scores[i] - largest;
        return true;
    }

    /// <summary>Divides the exponentials by their sum and returns ln Σ exp(sᵢ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Divide<T>(ReadOnlySpan<T> scores, Span<T> exponentials)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < exponentials.Length; i++)
            sum += exponentials[i];
        for (var i = 0; i < exponentials.Length; i++)
            exponentials[i] /= sum;
        return double.CreateTruncating(Largest(scores)) + Math.Log(double.CreateTruncating(sum));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Largest<T>(ReadOnlySpan<T> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = scores[0];
        for (var i = 1; i < scores.Length; i++)
            largest = T.Max(largest, scores[i]);
        return largest;
    }

    private static void Mark<T>(ReadOnlySpan<T> scores, Span<T> marks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < scores.Length; i++)
            marks[i] = T.IsPositiveInfinity(scores[i]) ? T.One : T.Zero;
    }
}
