using System.Globalization;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>What is put around an image before windows move over it: a number P of rows and columns on each side, or as many as keep its size.</summary>
/// <remarks>A convolution and average pooling see zeros there (the average leaves them out), max pooling −∞.</remarks>
public readonly record struct Padding
{
    private readonly bool _same;

    private Padding(int size, bool same) => (Size, _same) = (size, same);

    /// <summary>No padding: windows stay inside the image.</summary>
    public static Padding None => default;

    /// <summary>As much as makes the output ⌈H/S⌉ × ⌈W/S⌉, the image's own size at stride 1; when it is odd, the larger half is below and to the right.</summary>
    public static Padding Same => new(0, true);

    /// <summary>P, the rows and columns on each side; 0 when the padding is <see cref="Same"/>.</summary>
    public int Size { get; }

    /// <summary>P rows and columns on each side: <c>Padding = 2</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">P is negative.</exception>
    public static implicit operator Padding(int size)
        => size >= 0 ? new(size, false) : throw new ArgumentOutOfRangeException(nameof(size), Invariant($"Padding must be ≥ 0, got {size}"));

    /// <summary><c>none</c>, <c>same</c> or the number.</summary>
    public override string ToString()
        => _same ? "same" : Size == 0 ? "none" : Size.ToString(CultureInfo.InvariantCulture);

    /// <summary>The output's size along one side of the image, (H + 2P − F)/S + 1, and the padding in front of its first pixel.</summary>
    /// <param name="owner">Who asks, for the message.</param>
    /// <param name="image">H, the image's size along that side.</param>
    /// <param name="window">F, the window's.</param>
    /// <param name="stride">S.</param>
    /// <exception cref="ShapeException">The window is larger than the padded image, or its last step does not end with the image.</exception>
    internal (int Output, int Before) Along(string owner, int image, int window, int stride)
    {
        if (_same)
        {
            var output = ((image - 1) / stride) + 1;
            return (output, Math.Max(0, ((output - 1) * stride) + window - image) / 2);
        }

        var steps = (long)image + (2L * Size) - window;
        if (steps < 0)
            throw new ShapeException(Invariant($"{owner}: a window of {window} does not fit into an image of {image} with padding {Size}: (H + 2P − F)/S + 1 would be below 1; take a smaller window or more padding"));
        if (steps % stride != 0)
            throw new ShapeException(string.Create(
                CultureInfo.InvariantCulture,
                $"{owner}: (H + 2P − F)/S + 1 = ({image} + 2·{Size} − {window})/{stride} + 1 = {((double)steps / stride) + 1:0.##} is not a whole number: change the stride, the window or the padding, or take Padding.Same"));
        return ((int)(steps / stride) + 1, Size);
    }
}
