using System.Runtime.InteropServices;

namespace CourseKit.Data.Generation;

/// <summary>How one hand, on one occasion, bends a style: unsteady points, stretched ends, slant, turn, warp.</summary>
internal static class Hand
{
    private const int Knots = 5;

    /// <summary>The pen's paths for a style, in hundredths of the height, not yet fitted to the picture.</summary>
    public static List<List<(double X, double Y)>> Write(WritingStyle style, ref RepeatableStream random)
    {
        // Most people write tidily, a few scrawl: one factor scales all that goes astray.
        var haste = random.Uniform();
        haste = 0.75 + (1.0 * haste * haste * haste);

        var paths = new List<List<(double X, double Y)>>(style.Strokes.Length);
        foreach (var stroke in style.Strokes)
            paths.Add(PenCurve.Trace(Unsteady(stroke, haste, ref random)));
        foreach (var path in paths)
            StretchEnds(path, haste, ref random);

        var warp = new double[2 * Knots * Knots];
        foreach (ref var displacement in warp.AsSpan())
            displacement = 8.8 * haste * random.Normal();
        var width = 1 + Math.Clamp(0.18 * random.Normal(), -0.4, 0.5);
        var slant = Math.Clamp(0.15 + (0.23 * haste * random.Normal()), -0.5, 0.7);
        // A turn by the angle whose half has this tangent: needs no sine.
        var half = 0.05 * haste * random.Normal();
        var (cos, sin) = ((1 - (half * half)) / (1 + (half * half)), 2 * half / (1 + (half * half)));

        foreach (var path in paths)
        {
            foreach (ref var point in CollectionsMarshal.AsSpan(path))
            {
                var (warpX, warpY) = Warp(warp, point.X, point.Y);
                var (x, y) = ((point.X + warpX) * width, point.Y + warpY);
                x -= slant * (y - 50);
                point = ((cos * x) - (sin * y), (sin * x) + (cos * y));
            }
        }

        return paths;
    }

    private static PenPoint[] Unsteady(PenPoint[] stroke, double haste, ref RepeatableStream random)
    {
        var shiftX = 1.5 * haste * random.Normal();
        var shiftY = 1.5 * haste * random.Normal();
        var points = new PenPoint[stroke.Length];
        for (var k = 0; k < points.Length; k++)
        {
            // A hurried hand rounds corners off.
            var corner = stroke[k].Corner && !random.Chance(0.15 * haste);
            points[k] = new PenPoint(
                stroke[k].X + shiftX + (2.8 * haste * random.Normal()),
                stroke[k].Y + shiftY + (2.8 * haste * random.Normal()),
                corner);
        }

        return points;
    }

    /// <summary>Starts late or early, stops short or runs on.</summary>
    private static void StretchEnds(List<(double X, double Y)> path, double haste, ref RepeatableStream random)
    {
        path[0] = Stretch(path[1], path[0], 4 * haste * random.Normal());
        path[^1] = Stretch(path[^2], path[^1], 4 * haste * random.Normal());
        if (random.Chance(0.2))
            path.RemoveRange(0, random.Below((path.Count / 12) + 1));
        if (random.Chance(0.2))
        {
            var cut = random.Below((path.Count / 12) + 1);
            path.RemoveRange(path.Count - cut, cut);
        }
    }

    private static (double X, double Y) Stretch((double X, double Y) from, (double X, double Y) end, double by)
    {
        var (x, y) = (end.X - from.X, end.Y - from.Y);
        var length = Math.Sqrt((x * x) + (y * y)) + 1e-6;
        return by <= -length ? from : (end.X + (x / length * by), end.Y + (y / length * by));
    }

    /// <summary>An elastic warp: a uniform cubic B-spline over 5 × 5 random displacements that covers the digit.</summary>
    private static (double X, double Y) Warp(ReadOnlySpan<double> knots, double x, double y)
    {
        Span<double> across = stackalloc double[4];
        Span<double> down = stackalloc double[4];
        var column = Basis(x + 10, across);
        var row = Basis(y, down);
        var (sumX, sumY) = (0.0, 0.0);
        for (var r = 0; r < 4; r++)
        {
            for (var c = 0; c < 4; c++)
            {
                var at = 2 * (((row + r) * Knots) + column + c);
                var weight = down[r] * across[c];
                sumX += weight * knots[at];
                sumY += weight * knots[at + 1];
            }
        }

        return (sumX, sumY);
    }

    /// <summary>The four weights of the cubic B-spline at 0 … 100 (two spans), and the first knot that they apply to.</summary>
    private static int Basis(double position, Span<double> weights)
    {
        var u = Math.Clamp(position / 50.0, 0, 1.999);
        var span = (int)u;
        var t = u - span;
        var back = 1 - t;
        weights[0] = back * back * back / 6;
        weights[1] = ((3 * t * t * t) - (6 * t * t) + 4) / 6;
        weights[2] = ((3 * back * back * back) - (6 * back * back) + 4) / 6;
        weights[3] = t * t * t / 6;
        return span;
    }
}
