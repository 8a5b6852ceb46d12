namespace CourseKit.Losses;

/// <summary>
/// Negative log-likelihood of class probabilities: e = −log o_c for the true class c (in general −Σ yⱼ log oⱼ), the mean over
/// a batch's rows.
/// </summary>
/// <remarks>
/// (5.8). Gradient −yⱼ/oⱼ, times 1/ln 2 with <see cref="LogBase.Two"/>. Limits: o_c = 1 gives 0, o_c = 0 gives +∞ and an infinite
/// gradient; never NaN. The outputs need not add up to 1. For scores prefer <see cref="SoftmaxCrossEntropy"/>.
/// </remarks>
/// <param name="Base">The logarithm. The printed values of (5.8) are in bits.</param>
public sealed record NegativeLogLikelihood(LogBase Base = LogBase.Natural) : Loss
{
    /// <inheritdoc/>
    public override string Name => "Negative log-likelihood";

    /// <inheritdoc/>
    public override string Formula => $"−Σ y {Logarithm.Sign(Base)} o, mean over rows";

    /// <inheritdoc/>
    public override OutputKind Outputs => OutputKind.Probability;

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Distribution;

    /// <inheritdoc/>
    protected internal override double Row<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        var scale = Logarithm.PerNat(Base);
        var sum = 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            double o = double.CreateTruncating(output[i]), y = double.CreateTruncating(target[i]);

            // Without weight an output counts neither in the value nor in the gradient, whatever it is, unless it is NaN.
            var counts = y != 0 || double.IsNaN(o);
            sum -= counts ? y * Math.Log(o) : 0;
            gradient[i] = counts ? T.CreateTruncating(-scale * y / o) : T.Zero;
        }

        return scale * sum;
    }
}
