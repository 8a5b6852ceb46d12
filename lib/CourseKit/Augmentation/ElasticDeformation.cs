using System.Buffers;
using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Elastic deformation, as a hand's tremor makes: every pixel moves a little, neighbours alike.</summary>
/// <remarks>
/// Simard, Steinkraus and Platt (2003): displacements uniform in [−1, 1] for each pixel and direction, smoothed by a Gaussian of
/// deviation σ, times α; then bilinear interpolation. A small σ tears the strokes, a large one moves the whole image
/// by almost nothing. Their values for 28 × 28 digits: σ = 4, α = 34. All channels move together.
/// </remarks>
/// <param name="Deviation">σ, pixels, in [0, 1000000]: the Gaussian is written out to 4σ, and no image is as wide.</param>
/// <param name="Strength">α, in [0, ∞); 0 changes nothing.</param>
/// <param name="Border">The value of what comes in from outside the image; null repeats the nearest pixel.</param>
public sealed record ElasticDeformation(double Deviation = 4, double Strength = 34, double? Border = 0) : Augmenter
{
    /// <summary>σ, pixels, in [0, 1000000].</summary>
    public double Deviation { get; } = Within.UpTo(GaussianBlur.MostDeviation, Deviation, "deviation");

    /// <summary>α, in [0, ∞); 0 changes nothing.</summary>
    public double Strength { get; } = Within.NotNegative(Strength, "strength");

    /// <summary>The value of what comes in from outside the image; null repeats the nearest pixel.</summary>
    public double? Border { get; } = Within.FiniteOrNone(Border, "border");

    /// <inheritdoc/>
    public override string Name => Invariant($"Elastic deformation σ = {Deviation}, α = {Strength}");

    /// <inheritdoc/>
    public override string Formula => "x̃(p) = x(p + α (G_σ ∗ n)(p)), n uniform in [−1, 1]²";

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        ArgumentNullException.ThrowIfNull(random);
        var noise = ArrayPool<T>.Shared.Rent(2 * shape.MapSize);
        var right = noise.AsSpan(0, shape.MapSize);
        var down = noise.AsSpan(shape.MapSize, shape.MapSize);
        foreach (var direction in (ReadOnlySpan<int>)[0, shape.MapSize])
        {
            for (var i = 0; i < shape.MapSize; i++)
                noise[direction + i] = T.CreateTruncating((2 * random.NextUniform()) - 1);
        }

        Deform(image, shape, right, down, result);
        ArrayPool<T>.Shared.Return(noise);
    }

    /// <summary>Deforms by given noise n, which is smoothed in place.</summary>
    internal void Deform<T>(ReadOnlySpan<T> image, TensorShape shape, Span<T> right, Span<T> down, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GaussianBlur.Apply(right, shape.Height, shape.Width, Deviation);
        GaussianBlur.Apply(down, shape.Height, shape.Width, Deviation);
        var source = new BilinearImage<T>(image, shape, Border);
        for (var row = 0; row < shape.Height; row++)
        {
            for (var column = 0; column < shape.Width; column++)
            {
                var place = (row * shape.Width) + column;
                source.Sample(
                    column + (Strength * double.CreateTruncating(right[place])),
                    row + (Strength * double.CreateTruncating(down[place])),
                    result,
                    place);
            }
        }
    }
}
