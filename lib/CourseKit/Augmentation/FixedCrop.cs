using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>The same part of every image, mirrored or not: no random number is drawn.</summary>
/// <param name="Top">First row of the part, ≥ 0.</param>
/// <param name="Left">First column of the part, ≥ 0.</param>
/// <param name="Height">Rows, ≥ 1.</param>
/// <param name="Width">Columns, ≥ 1.</param>
/// <param name="Mirrored">Whether left and right change places in the part.</param>
public sealed record FixedCrop(int Top, int Left, int Height, int Width, bool Mirrored = false) : Augmenter
{
    /// <summary>First row of the part, ≥ 0.</summary>
    public int Top { get; } = Within.AtLeast(0, Top, "top");

    /// <summary>First column of the part, ≥ 0.</summary>
    public int Left { get; } = Within.AtLeast(0, Left, "left");

    /// <summary>Rows, ≥ 1.</summary>
    public int Height { get; } = Within.AtLeast(1, Height, "height");

    /// <summary>Columns, ≥ 1.</summary>
    public int Width { get; } = Within.AtLeast(1, Width, "width");

    /// <inheritdoc/>
    public override string Name => Invariant($"Crop {Height} × {Width} at row {Top}, column {Left}{(Mirrored ? ", mirrored" : "")}");

    /// <inheritdoc/>
    public override string Formula => "x̃(x, y) = x(left + x, top + y)";

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape image)
        => (long)Top + Height <= image.Height && (long)Left + Width <= image.Width
            ? base.OutputShape(image) with { Height = Height, Width = Width }
            : throw new ShapeException(Invariant($"{Name}: the image is {image.Channels} × {image.Height} × {image.Width} (channels × height × width): the part must lie within its height and width"));

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        for (var row = 0; row < shape.Channels * Height; row++)
        {
            var (channel, y) = Math.DivRem(row, Height);
            var line = result.Slice(row * Width, Width);
            image.Slice((((channel * shape.Height) + Top + y) * shape.Width) + Left, Width).CopyTo(line);
            if (Mirrored)
                line.Reverse();
        }
    }
}
