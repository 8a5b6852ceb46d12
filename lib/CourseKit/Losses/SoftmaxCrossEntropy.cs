using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors;

namespace CourseKit.Losses;

/// <summary>
/// Cross-entropy of the softmax of scores s, fused: e = Σ yⱼ (ln Σ exp sᵢ − sⱼ); for a class label, −ln of the true
/// class's probability. The mean over a batch's rows.
/// </summary>
/// <remarks>
/// Softmax (5.7) followed by the negative log-likelihood (5.8). Gradient o − y with o = softmax(s); times 1/ln 2 with
/// <see cref="LogBase.Two"/>. By log-sum-exp it is finite for every finite score: never log 0.
/// </remarks>
/// <param name="Base">The logarithm.</param>
public sealed record SoftmaxCrossEntropy(LogBase Base = LogBase.Natural) : Loss
{
    /// <inheritdoc/>
    public override string Name => "Softmax cross-entropy";

    /// <inheritdoc/>
    public override string Formula => $"−Σ y {Logarithm.Sign(Base)} softmax(s), mean over rows";

    /// <inheritdoc/>
    public override OutputKind Outputs => OutputKind.Real;

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Distribution;

    /// <inheritdoc/>
    protected internal override double Row<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        var scale = Logarithm.PerNat(Base);
        return RowOf(output, target, gradient, Softmax.Row(output, gradient), scale);
    }

    // The exponentials of a whole batch are one loop, where those of a row of ten would not fill a register.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double Rows<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> gradients, int columns)
    {
        for (var at = 0; at < outputs.Length; at += columns)
        {
            if (!Softmax.Shift(outputs.Slice(at, columns), gradients.Slice(at, columns)))
                return base.Rows(outputs, targets, gradients, columns);
        }

        Kernels.Exp(gradients);
        var (sum, scale) = (0.0, Logarithm.PerNat(Base));
        for (var at = 0; at < outputs.Length; at += columns)
        {
            var output = outputs.Slice(at, columns);
            var gradient = gradients.Slice(at, columns);
            sum += RowOf(output, targets.Slice(at, columns), gradient, Softmax.Divide(output, gradient), scale);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double RowOf<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient, double logOfSum, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var factor = T.CreateTruncating(scale);
        var sum = double.IsNaN(logOfSum) ? logOfSum : 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            double s = double.CreateTruncating(output[i]), y = double.CreateTruncating(target[i]);

            // The true class's score being +∞ itself is certainty, not ∞ − ∞.
            if (y != 0 && !double.IsPositiveInfinity(s))
                sum += y * (logOfSum - s);
            gradient[i] = factor * (gradient[i] - target[i]);
        }

        return scale * sum;
    }
}
