namespace CourseKit.Figures.Svg;

/// <summary>A rectangle of the drawing, in pixels from the top left.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>The part of the box that an axis's domain names; fractions count from the left and from below.</summary>
    public Box Part((double Low, double High)? x, (double Low, double High)? y)
    {
        var (left, right) = x ?? (0, 1);
        var (bottom, top) = y ?? (0, 1);
        return new(Left + (left * Width), Top + ((1 - top) * Height), Math.Max(10, (right - left) * Width), Math.Max(10, (top - bottom) * Height));
    }
}
