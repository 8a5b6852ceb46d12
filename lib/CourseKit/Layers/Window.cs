using System.Globalization;

namespace CourseKit.Layers;

/// <summary>The height and width of a filter or of a pooling window: <c>5</c> for 5 × 5, <c>(3, 5)</c> for 3 rows of 5.</summary>
/// <param name="Height">Rows, ≥ 1.</param>
/// <param name="Width">Columns, ≥ 1.</param>
public readonly record struct Window(int Height, int Width)
{
    /// <summary>How many pixels it covers.</summary>
    public int Size => checked(Height * Width);

    /// <summary>A square window: <c>new Convolution(8, 5)</c>.</summary>
    public static implicit operator Window(int size) => new(size, size);

    /// <summary>Rows and columns: <c>new Convolution(8, (3, 5))</c>.</summary>
    public static implicit operator Window((int Height, int Width) window) => new(window.Height, window.Width);

    /// <summary><c>5 × 5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Height} × {Width}");

    internal Window Checked(string owner)
        => Height >= 1 && Width >= 1
            ? this
            : throw new ArgumentOutOfRangeException(nameof(Window), $"{owner}: the window must have a height and a width ≥ 1, got {this}");
}
