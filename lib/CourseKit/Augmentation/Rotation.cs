using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Turns each image about its centre by a random angle, uniform in [−degrees, degrees].</summary>
/// <remarks>Small angles for digits: at 180° a 6 is a 9, and the label no longer true.</remarks>
/// <param name="Degrees">The largest angle either way, in [0, ∞).</param>
/// <param name="Border">The value of what comes in from outside the image; null repeats the nearest pixel.</param>
public sealed record Rotation(double Degrees, double? Border = 0) : AffineAugmenter(Border)
{
    /// <summary>The largest angle either way, in [0, ∞).</summary>
    public double Degrees { get; } = Within.NotNegative(Degrees, "degrees");

    /// <inheritdoc/>
    public override string Name => Invariant($"Rotation ±{Degrees}°");

    /// <inheritdoc/>
    public override string Formula => "x̃(p) = x(R p), R = [[cos φ, −sin φ], [sin φ, cos φ]], φ uniform";

    /// <inheritdoc/>
    public override AffineMap Draw(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return AffineMap.Rotation(Degrees * ((2 * random.NextUniform()) - 1));
    }
}
