using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Mirrors an image left to right (or top to bottom) with a probability.</summary>
/// <remarks>For photographs; a mirrored digit is mostly no digit. Probability 1 mirrors every image; twice gives it back.</remarks>
/// <param name="Probability">Of an image to be mirrored, in [0, 1].</param>
/// <param name="UpsideDown">Whether top and bottom change places instead of left and right.</param>
public sealed record Reflection(double Probability = 0.5, bool UpsideDown = false) : Augmenter
{
    /// <summary>Of an image to be mirrored, in [0, 1].</summary>
    public double Probability { get; } = Within.Probability(Probability, "probability");

    /// <inheritdoc/>
    public override string Name => Invariant($"Reflection {(UpsideDown ? "top to bottom" : "left to right")} (probability {Probability})");

    /// <inheritdoc/>
    public override string Formula => UpsideDown ? "x̃(x, y) = x(x, −y)" : "x̃(x, y) = x(−x, y)";

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        ArgumentNullException.ThrowIfNull(random);
        var mirrored = random.NextUniform() < Probability;
        for (var row = 0; row < shape.Channels * shape.Height; row++)
        {
            var y = row % shape.Height;
            var from = mirrored && UpsideDown ? row + shape.Height - 1 - (2 * y) : row;
            var line = result.Slice(row * shape.Width, shape.Width);
            image.Slice(from * shape.Width, shape.Width).CopyTo(line);
            if (mirrored && !UpsideDown)
                line.Reverse();
        }
    }
}
