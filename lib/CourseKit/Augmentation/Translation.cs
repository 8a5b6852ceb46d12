using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Moves each image by a random distance: tₓ uniform in [−right, right], t_y in [−down, down].</summary>
/// <param name="Right">Most pixels to the right or left, in [0, ∞).</param>
/// <param name="Down">Most pixels down or up, in [0, ∞).</param>
/// <param name="WholePixels">Whether only whole pixels are drawn, which blurs nothing; the limits are then rounded down.</param>
/// <param name="Border">The value of what comes in from outside the image; null repeats the nearest pixel.</param>
public sealed record Translation(double Right, double Down, bool WholePixels = false, double? Border = 0) : AffineAugmenter(Border)
{
    /// <summary>Most pixels to the right or left, in [0, ∞).</summary>
    public double Right { get; } = Within.NotNegative(Right, "right");

    /// <summary>Most pixels down or up, in [0, ∞).</summary>
    public double Down { get; } = Within.NotNegative(Down, "down");

    /// <inheritdoc/>
    public override string Name => Invariant($"Translation ±{Right}, ±{Down}{(WholePixels ? " whole" : "")} pixels");

    /// <inheritdoc/>
    public override string Formula => "x̃(p) = x(p − t), t uniform";

    /// <inheritdoc/>
    public override AffineMap Draw(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var right = Distance(random, Right);
        return AffineMap.Translation(right, Distance(random, Down));
    }

    // Each of the 2⌊most⌋ + 1 whole distances is equally likely.
    private double Distance(RandomStream random, double most)
    {
        var uniform = random.NextUniform();
        return WholePixels
            ? Math.Floor(uniform * ((2 * Math.Floor(most)) + 1)) - Math.Floor(most)
            : most * ((2 * uniform) - 1);
    }
}
