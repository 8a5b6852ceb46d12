using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Adds a normally distributed number to every pixel.</summary>
/// <remarks>
/// For a linear model with squared error this is in the mean an L2 penalty: E[(w·(x + n) − y)²] = (w·x − y)² + σ²‖w‖² (Bishop, 1995).
/// Noise on hidden units is a layer of the network.
/// </remarks>
/// <param name="Deviation">σ, in [0, ∞), in the pixels' unit.</param>
public sealed record InputNoise(double Deviation) : Augmenter
{
    /// <summary>σ, in [0, ∞), in the pixels' unit.</summary>
    public double Deviation { get; } = Within.NotNegative(Deviation, "deviation");

    /// <inheritdoc/>
    public override string Name => Invariant($"Input noise σ = {Deviation}");

    /// <inheritdoc/>
    public override string Formula => "x̃ = x + n, n ~ N(0, σ²)";

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (var i = 0; i < image.Length; i++)
            result[i] = image[i] + T.CreateTruncating(random.NextNormal(0, Deviation));
    }
}
