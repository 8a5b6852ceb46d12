using System.Globalization;

namespace CourseKit.Tensors;

/// <summary>The shape of one example: feature maps of height × width, or plain numbers (size × 1 × 1).</summary>
/// <remarks>
/// A batch is a <see cref="Matrix"/>, one example a row (examples × <see cref="Size"/>). An image lies in its row channel
/// by channel, each channel row by row: element (c, y, x) stands at column (c · Height + y) · Width + x.
/// </remarks>
/// <param name="Channels">Feature maps (or plain numbers), ≥ 1.</param>
/// <param name="Height">Rows of a feature map, ≥ 1.</param>
/// <param name="Width">Columns of a feature map, ≥ 1.</param>
public readonly record struct TensorShape(int Channels, int Height, int Width)
{
    /// <summary>How many numbers an example has.</summary>
    public int Size => checked(Channels * Height * Width);

    /// <summary>Numbers in one feature map.</summary>
    public int MapSize => Height * Width;

    /// <summary>Whether a feature map has more than one number.</summary>
    public bool IsImage => MapSize > 1;

    /// <summary>The shape of plain numbers.</summary>
    /// <param name="size">How many, ≥ 1.</param>
    public static TensorShape Of(int size) => new(size, 1, 1);

    /// <summary>A number of features is a shape: <c>new Network(784, …)</c>.</summary>
    public static implicit operator TensorShape(int size) => Of(size);

    /// <summary>Three sizes are a shape: <c>new Network((1, 28, 28), …)</c>.</summary>
    public static implicit operator TensorShape((int Channels, int Height, int Width) shape) => new(shape.Channels, shape.Height, shape.Width);

    /// <summary>The shape itself, or an error that names its owner.</summary>
    /// <param name="owner">Who asks, for the message.</param>
    /// <exception cref="ShapeException">A size is below 1.</exception>
    public TensorShape Checked(string owner)
        => Channels >= 1 && Height >= 1 && Width >= 1
            ? this
            : throw new ShapeException(Invariant($"{owner}: the shape is {Channels} × {Height} × {Width} (channels × height × width): each must be ≥ 1"));

    /// <summary><c>784</c>, or <c>8 × 24 × 24</c> (channels × height × width).</summary>
    public override string ToString()
        => IsImage
            ? string.Create(CultureInfo.InvariantCulture, $"{Channels} × {Height} × {Width}")
            : Channels.ToString(CultureInfo.InvariantCulture);
}
