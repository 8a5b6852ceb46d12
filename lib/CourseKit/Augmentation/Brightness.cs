using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Makes each image lighter or darker: one random number is added to all its pixels.</summary>
/// <remarks>Pixels may leave their range; <see cref="Clamp"/> keeps them in it.</remarks>
/// <param name="Most">The largest change either way, in [0, ∞), in the pixels' unit.</param>
public sealed record Brightness(double Most) : Augmenter
{
    /// <summary>The largest change either way, in [0, ∞), in the pixels' unit.</summary>
    public double Most { get; } = Within.NotNegative(Most, "most");

    /// <inheritdoc/>
    public override string Name => Invariant($"Brightness ±{Most}");

    /// <inheritdoc/>
    public override string Formula => "x̃ = x + b, b uniform";

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        ArgumentNullException.ThrowIfNull(random);
        var b = T.CreateTruncating(Most * ((2 * random.NextUniform()) - 1));
        for (var i = 0; i < image.Length; i++)
            result[i] = image[i] + b;
    }
}
