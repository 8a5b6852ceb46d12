using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Augmentation;

/// <summary>Where each pixel of a new image comes from: (x, y) ← A (x, y) + t, in pixels from the image's centre.</summary>
/// <remarks>
/// x grows to the right, y downwards. The map goes from the new image back to the old, so that each new pixel gets one
/// value; the makers below say what the picture does, as seen.
/// </remarks>
/// <param name="XX">Of x, in the source's x.</param>
/// <param name="XY">Of y, in the source's x.</param>
/// <param name="YX">Of x, in the source's y.</param>
/// <param name="YY">Of y, in the source's y.</param>
/// <param name="X">tₓ, pixels.</param>
/// <param name="Y">t_y, pixels.</param>
public readonly record struct AffineMap(double XX, double XY, double YX, double YY, double X, double Y)
{
    /// <summary>The map that changes nothing.</summary>
    public static AffineMap Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>Moves the picture.</summary>
    /// <param name="right">Pixels, negative to the left; finite.</param>
    /// <param name="down">Pixels, negative upwards; finite.</param>
    public static AffineMap Translation(double right, double down)
        => new(1, 0, 0, 1, -Within.Finite(right, nameof(right)), -Within.Finite(down, nameof(down)));

    /// <summary>Turns the picture about its centre.</summary>
    /// <param name="degrees">Counter-clockwise as seen; finite. Multiples of 90 are exact.</param>
    public static AffineMap Rotation(double degrees)
    {
        var (sin, cos) = double.SinCosPi(Within.Finite(degrees, nameof(degrees)) / 180);
        return new(cos, -sin, sin, cos, 0, 0);
    }

    /// <summary>Enlarges or shrinks the picture about its centre.</summary>
    /// <param name="horizontal">Factor, in (0, ∞); above 1 enlarges.</param>
    /// <param name="vertical">Factor, in (0, ∞).</param>
    public static AffineMap Scaling(double horizontal, double vertical)
        => new(1 / Within.Positive(horizontal, nameof(horizontal)), 0, 0, 1 / Within.Positive(vertical, nameof(vertical)), 0, 0);

    /// <summary>Slants the picture: what lies y pixels above the centre moves k·y pixels to the right, as italics do.</summary>
    /// <param name="factor">k, finite.</param>
    public static AffineMap Shear(double factor) => new(1, Within.Finite(factor, nameof(factor)), 0, 1, 0, 0);

    /// <summary>This change of the picture, and then another: one map, so that pixels are interpolated once.</summary>
    /// <param name="next">The next change.</param>
    public AffineMap Then(AffineMap next)
        => new(
            (XX * next.XX) + (XY * next.YX),
            (XX * next.XY) + (XY * next.YY),
            (YX * next.XX) + (YY * next.YX),
            (YX * next.XY) + (YY * next.YY),
            (XX * next.X) + (XY * next.Y) + X,
            (YX * next.X) + (YY * next.Y) + Y);

    /// <summary>The map that undoes this one.</summary>
    /// <exception cref="InvalidOperationException">A has no inverse.</exception>
    public AffineMap Inverse()
    {
        var determinant = (XX * YY) - (XY * YX);
        if (determinant == 0 || !double.IsFinite(determinant))
            throw new InvalidOperationException(Invariant($"this affine map has determinant {determinant}: it has no inverse"));
        double xx = YY / determinant, xy = -XY / determinant, yx = -YX / determinant, yy = XX / determinant;
        return new(xx, xy, yx, yy, -(xx * X) - (xy * Y), -(yx * X) - (yy * Y));
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
