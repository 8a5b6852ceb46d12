namespace CourseKit.Losses;

/// <summary>
/// Cross-entropy of the sigmoids of scores z, fused: e = Σ (softplus(z) − yz), summed over the outputs, the mean over a
/// batch's rows.
/// </summary>
/// <remarks>(5.4) with o = σ(z). Gradient σ(z) − y, (5.5); times 1/ln 2 with <see cref="LogBase.Two"/>. Finite for every finite z.</remarks>
/// <param name="Base">The logarithm.</param>
public sealed record SigmoidCrossEntropy(LogBase Base = LogBase.Natural) : Loss
{
    /// <inheritdoc/>
    public override string Name => "Sigmoid cross-entropy";

    /// <inheritdoc/>
    public override string Formula => $"−Σ (y {Logarithm.Sign(Base)} σ(z) + (1 − y) {Logarithm.Sign(Base)}(1 − σ(z))), mean over rows";

    /// <inheritdoc/>
    public override OutputKind Outputs => OutputKind.Real;

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Probability;

    /// <inheritdoc/>
    protected internal override double Row<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        var scale = Logarithm.PerNat(Base);
        var sum = 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            double z = double.CreateTruncating(output[i]), y = double.CreateTruncating(target[i]);

            // −y ln σ(z) − (1 − y) ln σ(−z); ln σ(z) = −softplus(−z). Terms without weight are left out: 0 · ∞ is 0 here.
            var value = double.IsNaN(z) ? z : 0.0;
            if (y != 0)
                value += y * Sigmoid.Softplus(-z);
            if (y != 1)
                value += (1 - y) * Sigmoid.Softplus(z);
            sum += value;
            gradient[i] = T.CreateTruncating(scale * (Sigmoid.At(z) - y));
        }

        return scale * sum;
    }
}
