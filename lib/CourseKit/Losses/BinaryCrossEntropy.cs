namespace CourseKit.Losses;

/// <summary>
/// Cross-entropy of probabilities: e = −Σ (y log o + (1 − y) log(1 − o)), summed over the outputs, the mean over a
/// batch's rows.
/// </summary>
/// <remarks>
/// (5.4) for one output, (5.6) for several. Gradient (o − y) / (o (1 − o)), times 1/ln 2 with <see cref="LogBase.Two"/>.
/// Limits, exactly: o = y ∈ {0, 1} gives 0, with the one-sided slope ∓1 as gradient; the wrong one gives +∞, with an infinite gradient. Never NaN.
/// Behind a sigmoid prefer <see cref="SigmoidCrossEntropy"/>, which takes the scores and stays finite.
/// </remarks>
/// <param name="Base">The logarithm. The printed values of (5.4) are in bits, the textbook gradient is for nats.</param>
public sealed record BinaryCrossEntropy(LogBase Base = LogBase.Natural) : Loss
{
    /// <inheritdoc/>
    public override string Name => "Cross-entropy";

    /// <inheritdoc/>
    public override string Formula => $"−Σ (y {Logarithm.Sign(Base)} o + (1 − y) {Logarithm.Sign(Base)}(1 − o)), mean over rows";

    /// <inheritdoc/>
    public override OutputKind Outputs => OutputKind.Probability;

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Probability;

    /// <inheritdoc/>
    protected internal override double Row<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        var scale = Logarithm.PerNat(Base);
        var sum = 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            double o = double.CreateTruncating(output[i]), y = double.CreateTruncating(target[i]);

            // 0 · log 0 is 0 here, the limit: a term without weight is left out, not computed.
            var (value, slope) = (0.0, 0.0);
            if (y != 0 || double.IsNaN(o))
                (value, slope) = (value - (y * Math.Log(o)), slope - (y / o));
            if (y != 1)
                (value, slope) = (value - ((1 - y) * Logarithm.OfOnePlus(-o)), slope + ((1 - y) / (1 - o)));
            sum += value;
            gradient[i] = T.CreateTruncating(scale * slope);
        }

        return scale * sum;
    }
}
