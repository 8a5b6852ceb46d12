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
        var logOfSum = Softmax.Row(output, gradient);
        var sum = double.IsNaN(logOfSum) ? logOfSum : 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            double s = double.CreateTruncating(output[i]), y = double.CreateTruncating(target[i]);

            // The true class's score being +∞ itself is certainty, not ∞ − ∞.
            if (y != 0 && !double.IsPositiveInfinity(s))
                sum += y * (logOfSum - s);
            gradient[i] = T.CreateTruncating(scale) * (gradient[i] - target[i]);
        }

        return scale * sum;
    }
}
