using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Slants each image, as italics are, by a random factor uniform in [−most, most].</summary>
/// <param name="Most">k, pixels sideways for each pixel up, in [0, ∞).</param>
/// <param name="Border">The value of what comes in from outside the image; null repeats the nearest pixel.</param>
public sealed record Shear(double Most, double? Border = 0) : AffineAugmenter(Border)
{
    /// <summary>k, pixels sideways for each pixel up, in [0, ∞).</summary>
    public double Most { get; } = Within.NotNegative(Most, "most");

    /// <inheritdoc/>
    public override string Name => Invariant($"Shear ±{Most}");

    /// <inheritdoc/>
    public override string Formula => "x̃(x, y) = x(x + k y, y), k uniform";

    /// <inheritdoc/>
    public override AffineMap Draw(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return AffineMap.Shear(Most * ((2 * random.NextUniform()) - 1));
    }
}
