using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>A rule that draws an affine map for each image and interpolates bilinearly between the pixels.</summary>
public abstract record AffineAugmenter : Augmenter
{
    private protected AffineAugmenter(double? border) => Border = Within.FiniteOrNone(border, "border");

    /// <summary>The value of what comes in from outside the image; null repeats the nearest pixel.</summary>
    public double? Border { get; }

    /// <summary>Draws the next image's map.</summary>
    /// <param name="random">The stream.</param>
    public abstract AffineMap Draw(RandomStream random);

    /// <inheritdoc/>
    protected internal sealed override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        ArgumentNullException.ThrowIfNull(random);
        var map = Draw(random);
        var source = new BilinearImage<T>(image, shape, Border);
        double centreX = (shape.Width - 1) / 2.0, centreY = (shape.Height - 1) / 2.0;
        for (var row = 0; row < shape.Height; row++)
        {
            for (var column = 0; column < shape.Width; column++)
            {
                double x = column - centreX, y = row - centreY;
                source.Sample(
                    (map.XX * x) + (map.XY * y) + map.X + centreX,
                    (map.YX * x) + (map.YY * y) + map.Y + centreY,
                    result,
                    (row * shape.Width) + column);
            }
        }
    }
}
