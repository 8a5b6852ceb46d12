using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Enlarges or shrinks each image about its centre by a random factor, its logarithm uniform.</summary>
/// <remarks>The logarithm, so that twice as large is as likely as half as large.</remarks>
/// <param name="Most">The largest factor, in [1, ∞); the smallest is 1/most.</param>
/// <param name="KeepProportions">Whether height and width have the same factor.</param>
/// <param name="Border">The value of what comes in from outside the image; null repeats the nearest pixel.</param>
public sealed record Scaling(double Most, bool KeepProportions = true, double? Border = 0) : AffineAugmenter(Border)
{
    /// <summary>The largest factor, in [1, ∞); the smallest is 1/most.</summary>
    public double Most { get; } = Within.AtLeast(1.0, Most, "most");

    /// <inheritdoc/>
    public override string Name => Invariant($"Scaling to {Most}{(KeepProportions ? "" : ", each way")}");

    /// <inheritdoc/>
    public override string Formula => "x̃(p) = x(p / s), ln s uniform";

    /// <inheritdoc/>
    public override AffineMap Draw(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var horizontal = Factor(random);
        return AffineMap.Scaling(horizontal, KeepProportions ? horizontal : Factor(random));
    }

    private double Factor(RandomStream random) => Math.Pow(Most, (2 * random.NextUniform()) - 1);
}
