namespace CourseKit.Data.Generation;

/// <summary>A smooth curve through pen points: a centripetal Catmull–Rom spline, broken at corners.</summary>
/// <remarks>Centripetal: unlike the uniform form it makes no loops where points lie unevenly. Needs only sqrt.</remarks>
internal static class PenCurve
{
    private const int StepsPerSpan = 10;

    /// <summary>Points along the curve, close enough to be joined by straight lines.</summary>
    public static List<(double X, double Y)> Trace(ReadOnlySpan<PenPoint> points)
    {
        var trace = new List<(double X, double Y)>(points.Length * StepsPerSpan) { (points[0].X, points[0].Y) };
        for (var start = 0; start < points.Length - 1;)
        {
            var end = start + 1;
            while (end < points.Length - 1 && !points[end].Corner)
                end++;
            TraceSmooth(points[start..(end + 1)], trace);
            start = end;
        }

        return trace;
    }

    private static void TraceSmooth(ReadOnlySpan<PenPoint> points, List<(double X, double Y)> trace)
    {
        for (var i = 0; i < points.Length - 1; i++)
        {
            var (p, q) = (points[i], points[i + 1]);
            var span = Interval(p, q);
            var (leaveX, leaveY) = Tangent(points, i);
            var (arriveX, arriveY) = Tangent(points, i + 1);
            for (var step = 1; step <= StepsPerSpan; step++)
            {
                var t = step / (double)StepsPerSpan;
                var back = 1 - t;
                var (h0, h1) = (back * back * (1 + (2 * t)), t * t * (3 - (2 * t)));
                var (g0, g1) = (t * back * back * span, -t * t * back * span);
                trace.Add((
                    (h0 * p.X) + (h1 * q.X) + (g0 * leaveX) + (g1 * arriveX),
                    (h0 * p.Y) + (h1 * q.Y) + (g0 * leaveY) + (g1 * arriveY)));
            }
        }
    }

    private static (double X, double Y) Tangent(ReadOnlySpan<PenPoint> points, int i)
    {
        // At an end the curvature of the next span goes on, so that a ring is round where the pen starts.
        if (points.Length == 2)
            return Slope(points[0], points[1]);
        if (i == 0)
            return Outward(Slope(points[0], points[1]), Tangent(points, 1));
        if (i == points.Length - 1)
            return Outward(Slope(points[i - 1], points[i]), Tangent(points, i - 1));
        var (before, after) = (Interval(points[i - 1], points[i]), Interval(points[i], points[i + 1]));
        var (u, v) = (Slope(points[i - 1], points[i]), Slope(points[i], points[i + 1]));
        var sum = before + after;
        return (((u.X * after) + (v.X * before)) / sum, ((u.Y * after) + (v.Y * before)) / sum);
    }

    private static (double X, double Y) Outward((double X, double Y) chord, (double X, double Y) inner)
        => ((1.5 * chord.X) - (0.5 * inner.X), (1.5 * chord.Y) - (0.5 * inner.Y));

    private static (double X, double Y) Slope(PenPoint p, PenPoint q)
    {
        var span = Interval(p, q);
        return ((q.X - p.X) / span, (q.Y - p.Y) / span);
    }

    private static double Interval(PenPoint p, PenPoint q)
    {
        var (x, y) = (q.X - p.X, q.Y - p.Y);
        return Math.Sqrt(Math.Sqrt((x * x) + (y * y))) + 1e-3;
    }
}
