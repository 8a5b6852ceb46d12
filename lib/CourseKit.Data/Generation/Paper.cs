namespace CourseKit.Data.Generation;

/// <summary>A sheet of 28 × 28 grey pixels on which a pen leaves ink.</summary>
internal sealed class Paper
{
    public const int Side = 28;

    private readonly double[] _ink = new double[Side * Side];

    /// <summary>Ink in each pixel, row by row, from 0 (none) to 1.</summary>
    public Span<double> Ink => _ink;

    public void Clear() => Array.Clear(_ink);

    /// <summary>
    /// Draws a straight piece of a line whose ends are round. Within one stroke the darkest ink counts, so that pieces
    /// that meet leave no seam.
    /// </summary>
    /// <param name="x0">Start, in pixels; pixel (row r, column c) has its centre at x = c + ½, y = r + ½.</param>
    /// <param name="y0">Start, downwards.</param>
    /// <param name="x1">End.</param>
    /// <param name="y1">End, downwards.</param>
    /// <param name="radius">Half the line's thickness, in pixels.</param>
    /// <param name="softness">Over how many pixels the edge fades.</param>
    public void Line(double x0, double y0, double x1, double y1, double radius, double softness)
    {
        var reach = radius + softness;
        var left = Math.Clamp((int)(Math.Min(x0, x1) - reach), 0, Side);
        var right = Math.Clamp((int)(Math.Max(x0, x1) + reach) + 1, 0, Side);
        var top = Math.Clamp((int)(Math.Min(y0, y1) - reach), 0, Side);
        var bottom = Math.Clamp((int)(Math.Max(y0, y1) + reach) + 1, 0, Side);
        var (dx, dy) = (x1 - x0, y1 - y0);
        var square = (dx * dx) + (dy * dy) + 1e-12;
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
            {
                var (px, py) = (column + 0.5 - x0, row + 0.5 - y0);
                var along = Math.Clamp(((px * dx) + (py * dy)) / square, 0, 1);
                var (ex, ey) = (px - (along * dx), py - (along * dy));
                var depth = ((radius - Math.Sqrt((ex * ex) + (ey * ey))) / softness) + 0.5;
                ref var ink = ref _ink[(row * Side) + column];
                if (depth > ink)
                    ink = Math.Min(depth, 1);
            }
        }
    }
}
