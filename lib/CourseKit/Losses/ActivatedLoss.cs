namespace CourseKit.Losses;

/// <summary>A loss of an activation's output as a loss of the scores before it, by the chain rule.</summary>
/// <remarks>
/// Gradient for the sigmoid: ∂e/∂oⱼ · σ'(sⱼ); for softmax: oⱼ (gⱼ − Σ gᵢ oᵢ) with g = ∂e/∂o. Nothing is fused or cancelled: with
/// <see cref="MeanSquaredError"/> this shows how a saturated output stalls learning. For cross-entropy take the fused
/// <see cref="SigmoidCrossEntropy"/> and <see cref="SoftmaxCrossEntropy"/>, which stay finite.
/// </remarks>
/// <param name="Activation">What turns scores into outputs.</param>
/// <param name="Inner">The loss of those outputs.</param>
public sealed record ActivatedLoss(OutputActivation Activation, Loss Inner) : Loss
{
    /// <inheritdoc/>
    public override string Name => $"{Inner.Name} after {(Activation == OutputActivation.Sigmoid ? "sigmoid" : "softmax")}";

    /// <inheritdoc/>
    public override string Formula => $"{Inner.Formula}, o = {(Activation == OutputActivation.Sigmoid ? "σ(s)" : "softmax(s)")}";

    /// <inheritdoc/>
    public override OutputKind Outputs => OutputKind.Real;

    /// <inheritdoc/>
    public override TargetKind Targets => Inner.Targets;

    /// <inheritdoc/>
    protected internal override double Row<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        var activated = output.Length <= 128 ? stackalloc T[output.Length] : new T[output.Length];
        if (Activation == OutputActivation.Softmax)
        {
            Softmax.Row(output, activated);
            var value = Inner.Row<T>(activated, target, gradient);
            var mean = T.Zero;
            for (var j = 0; j < output.Length; j++)
                mean += gradient[j] * activated[j];
            for (var j = 0; j < output.Length; j++)
                gradient[j] = activated[j] * (gradient[j] - mean);
            return value;
        }

        for (var j = 0; j < output.Length; j++)
            activated[j] = T.CreateTruncating(Sigmoid.At(double.CreateTruncating(output[j])));
        var loss = Inner.Row<T>(activated, target, gradient);
        for (var j = 0; j < output.Length; j++)
            gradient[j] *= T.CreateTruncating(Sigmoid.Derivative(double.CreateTruncating(output[j])));
        return loss;
    }
}
