namespace CourseKit.Figures.Svg;

/// <summary>One pair of axes and where it lies, in pixels of the drawing; marks are drawn in pixels of the panel.</summary>
internal sealed record Panel(int XNumber, int YNumber, double Left, double Top, double Width, double Height)
{
    public required Axis XAxis { get; init; }

    public required Axis YAxis { get; init; }

    public required Scale X { get; init; }

    public required Scale Y { get; init; }

    public static Panel Of(Figure figure, int xNumber, int yNumber, Box box)
    {
        var (x, y) = (figure.Layout.X(xNumber), figure.Layout.Y(yNumber));
        var (rangeX, rangeY) = (AxisRange.Of(figure, 'x', xNumber), AxisRange.Of(figure, 'y', yNumber));
        if (y.EqualTo is not null && !x.IsLog && !y.IsLog)
            (box, rangeX, rangeY) = Equalized(box, rangeX, rangeY, shrinks: x.Extra.ContainsKey("constrain"));
        return new(xNumber, yNumber, box.Left, box.Top, box.Width, box.Height)
        {
            XAxis = x,
            YAxis = y,
            X = new(rangeX, x.IsLog, x.Reversed ? box.Width : 0, x.Reversed ? 0 : box.Width),
            Y = new(rangeY, y.IsLog, y.Reversed ? 0 : box.Height, y.Reversed ? box.Height : 0),
        };
    }

    // Either the panel shrinks to the shape of its data (images) or the roomier axis shows more.
    private static (Box, AxisRange, AxisRange) Equalized(Box box, AxisRange x, AxisRange y, bool shrinks)
    {
        var (perX, perY) = (box.Width / (x.High - x.Low), box.Height / (y.High - y.Low));
        if (shrinks)
        {
            var per = Math.Min(perX, perY);
            var (width, height) = (per * (x.High - x.Low), per * (y.High - y.Low));
            return (new(box.Left + ((box.Width - width) / 2), box.Top + ((box.Height - height) / 2), width, height), x, y);
        }

        return perX > perY ? (box, Wider(x, perX / perY), y) : (box, x, Wider(y, perY / perX));
    }

    private static AxisRange Wider(AxisRange range, double factor)
    {
        var (middle, half) = ((range.Low + range.High) / 2, (range.High - range.Low) / 2 * factor);
        return range with { Low = middle - half, High = middle + half };
    }
}
