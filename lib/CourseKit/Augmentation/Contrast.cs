using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Spreads or narrows each image's pixels about their mean, the factor's logarithm uniform.</summary>
/// <remarks>Pixels may leave their range; <see cref="Clamp"/> keeps them in it.</remarks>
/// <param name="Most">The largest factor, in [1, ∞); the smallest is 1/most.</param>
public sealed record Contrast(double Most) : Augmenter
{
    /// <summary>The largest factor, in [1, ∞); the smallest is 1/most.</summary>
    public double Most { get; } = Within.AtLeast(1.0, Most, "most");

    /// <inheritdoc/>
    public override string Name => Invariant($"Contrast to {Most}");

    /// <inheritdoc/>
    public override string Formula => "x̃ = x + (c − 1)(x − μ), ln c uniform";

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        ArgumentNullException.ThrowIfNull(random);
        var change = T.CreateTruncating(Math.Pow(Most, (2 * random.NextUniform()) - 1) - 1);
        var μ = Kernels.Sum(image) / image.Length;
        for (var i = 0; i < image.Length; i++)
            result[i] = image[i] + (change * (image[i] - T.CreateTruncating(μ)));
    }
}
