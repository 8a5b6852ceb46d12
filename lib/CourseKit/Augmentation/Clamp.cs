using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Brings pixels that left their range back to its end: for use after noise, brightness, contrast and colour.</summary>
/// <param name="Low">The least pixel, finite.</param>
/// <param name="High">The largest, finite, ≥ low.</param>
public sealed record Clamp(double Low = 0, double High = 1) : Augmenter
{
    /// <summary>The least pixel, finite.</summary>
    public double Low { get; } = Within.Finite(Low, "low");

    /// <summary>The largest, finite, ≥ low.</summary>
    public double High { get; } = Within.AtLeast(Low, High, "high");

    /// <inheritdoc/>
    public override string Name => Invariant($"Clamp to [{Low}, {High}]");

    /// <inheritdoc/>
    public override string Formula => "x̃ = min(max(x, low), high)";

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        T low = T.CreateTruncating(Low), high = T.CreateTruncating(High);
        for (var i = 0; i < image.Length; i++)
            result[i] = T.Min(T.Max(image[i], low), high);
    }
}
