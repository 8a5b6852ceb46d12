using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>An image between its pixels: v = Σ (1 − |x − i|)(1 − |y − j|) vᵢⱼ over the four neighbours.</summary>
/// <remarks>
/// Outside, a border value counts as pixels all around (SciPy's mode "grid-constant"), or, without one, the nearest pixel.
/// A neighbour of weight 0 is not read, so that a whole-pixel position gives its pixel exactly, whatever lies beside it.
/// </remarks>
internal readonly ref struct BilinearImage<T>(ReadOnlySpan<T> image, TensorShape shape, double? border)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _image = image;
    private readonly T _border = T.CreateTruncating(border ?? 0);

    /// <summary>Writes what lies at (x, y) in each channel to the pixel's place in each channel of the result.</summary>
    internal void Sample(double x, double y, Span<T> result, int place)
    {
        if (border is null)
            (x, y) = (Math.Clamp(x, 0, shape.Width - 1), Math.Clamp(y, 0, shape.Height - 1));
        if (!(x > -1 && x < shape.Width && y > -1 && y < shape.Height))
        {
            for (var channel = 0; channel < shape.Channels; channel++)
                result[(channel * shape.MapSize) + place] = _border;
            return;
        }

        double left = Math.Floor(x), top = Math.Floor(y);
        T right = T.CreateTruncating(x - left), down = T.CreateTruncating(y - top);
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var map = _image.Slice(channel * shape.MapSize, shape.MapSize);
            var upper = Between(map, (int)top, (int)left, right);
            result[(channel * shape.MapSize) + place] = down == T.Zero
                ? upper
                : upper + (down * (Between(map, (int)top + 1, (int)left, right) - upper));
        }
    }

    private T Between(ReadOnlySpan<T> map, int row, int column, T right)
    {
        var value = Pixel(map, row, column);
        return right == T.Zero ? value : value + (right * (Pixel(map, row, column + 1) - value));
    }

    private T Pixel(ReadOnlySpan<T> map, int row, int column)
        => (uint)row < (uint)shape.Height && (uint)column < (uint)shape.Width ? map[(row * shape.Width) + column] : _border;
}
