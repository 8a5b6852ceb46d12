using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>A random part of each image, each place equally likely, mirrored half of the time if asked.</summary>
/// <remarks>
/// Krizhevsky, Sutskever and Hinton (2012): 224 × 224 out of 256 × 256, mirrored or not. The lecture counts (256 − 224)² · 2 =
/// 2048 views of an image (<see cref="ViewsInLecture"/>); a part fits at 33 places in each direction, not 32, so that there are
/// (256 − 224 + 1)² · 2 = 2178 (<see cref="Views"/>), from which this rule draws. Neighbouring views hardly differ: they
/// are no 2178 independent images.
/// </remarks>
/// <param name="Height">Rows of the part, ≥ 1.</param>
/// <param name="Width">Columns of the part, ≥ 1.</param>
/// <param name="Mirror">Whether half of the parts are mirrored left to right.</param>
/// <param name="Padding">Pixels added on each side of the image first, ≥ 0: with it a part as large as the image is a shifted image.</param>
/// <param name="Border">The value of the added pixels, finite.</param>
public sealed record RandomCrop(int Height, int Width, bool Mirror = false, int Padding = 0, double Border = 0) : Augmenter
{
    /// <summary>Rows of the part, ≥ 1.</summary>
    public int Height { get; } = Within.AtLeast(1, Height, "height");

    /// <summary>Columns of the part, ≥ 1.</summary>
    public int Width { get; } = Within.AtLeast(1, Width, "width");

    /// <summary>Pixels added on each side of the image first, ≥ 0.</summary>
    public int Padding { get; } = Within.AtLeast(0, Padding, "padding");

    /// <summary>The value of the added pixels, finite.</summary>
    public double Border { get; } = Within.Finite(Border, "border");

    /// <inheritdoc/>
    public override string Name => Invariant($"Random crop {Height} × {Width}{(Padding > 0 ? Invariant($" after {Padding} pixels of padding") : "")}{(Mirror ? ", mirrored or not" : "")}");

    /// <inheritdoc/>
    public override string Formula => "x̃(x, y) = x(left + x, top + y), left and top uniform";

    /// <summary>How many different views of an image there are: places, times two when mirrored.</summary>
    /// <param name="image">The image's shape.</param>
    public long Views(TensorShape image)
    {
        var (down, right) = Room(image);
        return (down + 1L) * (right + 1L) * (Mirror ? 2 : 1);
    }

    /// <summary>The lecture's count, which forgets one place in each direction: (H − h)(W − w), times two when mirrored.</summary>
    /// <param name="image">The image's shape.</param>
    public long ViewsInLecture(TensorShape image)
    {
        var (down, right) = Room(image);
        return (long)down * right * (Mirror ? 2 : 1);
    }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape image)
    {
        _ = Room(image);
        return base.OutputShape(image) with { Height = Height, Width = Width };
    }

    /// <inheritdoc/>
    protected internal override void Transform<T>(ReadOnlySpan<T> image, TensorShape shape, RandomStream random, Span<T> result)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (down, right) = Room(shape);
        var top = random.NextInt(down + 1) - Padding;
        var left = random.NextInt(right + 1) - Padding;
        var mirrored = Mirror && random.NextUniform() < 0.5;
        var border = T.CreateTruncating(Border);
        for (var row = 0; row < shape.Channels * Height; row++)
        {
            var (channel, line) = Math.DivRem(row, Height);
            var to = result.Slice(row * Width, Width);
            var y = top + line;
            int first = Math.Max(0, left), end = Math.Min(shape.Width, left + Width);
            to.Fill(border);
            if (y >= 0 && y < shape.Height && first < end)
                image.Slice((((channel * shape.Height) + y) * shape.Width) + first, end - first).CopyTo(to[(first - left)..]);
            if (mirrored)
                to.Reverse();
        }
    }

    private (int Down, int Right) Room(TensorShape image)
    {
        var down = image.Height + (2 * Padding) - Height;
        var right = image.Width + (2 * Padding) - Width;
        return down >= 0 && right >= 0
            ? (down, right)
            : throw new ShapeException(Invariant($"{Name}: the image is {image.Channels} × {image.Height} × {image.Width} (channels × height × width): the part must not be larger than the padded image"));
    }
}
