namespace CourseKit.Losses;

/// <summary>Mean squared error: e = ½‖y − o‖², summed over the outputs, the mean over a batch's rows.</summary>
/// <remarks>(5.1). Gradient o − y. No logarithm.</remarks>
public sealed record MeanSquaredError : Loss
{
    /// <inheritdoc/>
    public override string Name => "Mean squared error";

    /// <inheritdoc/>
    public override string Formula => "½ Σ (y − o)², mean over rows";

    /// <inheritdoc/>
    public override OutputKind Outputs => OutputKind.Real;

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Real;

    /// <inheritdoc/>
    protected internal override double Row<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        var sum = 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            gradient[i] = output[i] - target[i];
            var difference = double.CreateTruncating(gradient[i]);
            sum += difference * difference;
        }

        return sum / 2;
    }
}
