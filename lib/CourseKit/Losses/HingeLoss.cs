namespace CourseKit.Losses;

/// <summary>
/// Multi-class hinge loss with margin 1: e = Σ_{j ≠ c} max(0, sⱼ − s_c + 1), summed over the wrong classes, the mean over a
/// batch's rows.
/// </summary>
/// <remarks>
/// Gradient: +1 for each wrong class inside the margin, minus their number for the true class c. At the kink
/// sⱼ − s_c + 1 = 0 the subgradient 0 is taken. It is 0 as soon as every wrong class is a whole margin behind, whatever more
/// could be had: the contrast to cross-entropy, which is never content.
/// </remarks>
public sealed record HingeLoss : Loss
{
    /// <inheritdoc/>
    public override string Name => "Hinge loss";

    /// <inheritdoc/>
    public override string Formula => "Σ max(0, s_wrong − s_true + 1) over the wrong classes, mean over rows";

    /// <inheritdoc/>
    public override OutputKind Outputs => OutputKind.Real;

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.OneHot;

    /// <inheritdoc/>
    protected internal override double Row<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        var label = target.IndexOf(T.One);
        var sum = 0.0;
        var inside = T.Zero;
        for (var j = 0; j < output.Length; j++)
        {
            var margin = output[j] - output[label] + T.One;
            gradient[j] = T.Zero;
            if (T.IsNaN(margin))
            {
                (sum, inside, gradient[j]) = (double.NaN, T.NaN, T.NaN);
            }
            else if (j != label && margin > T.Zero)
            {
                sum += double.CreateTruncating(margin);
                inside += T.One;
                gradient[j] = T.One;
            }
        }

        gradient[label] = -inside;
        return sum;
    }
}
