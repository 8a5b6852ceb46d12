namespace CourseKit.Figures.Svg;

/// <summary>Leaves out points of a line that no one would see.</summary>
internal static class Simplify
{
    private const double Tolerance = 0.2;

    /// <summary>A line in pixels with as few points as look the same; its ends stay.</summary>
    public static IReadOnlyList<(double X, double Y)> Line(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count < 3)
            return points;
        var thin = points.Count > 500 && Rises(points) ? Columns(points) : points.Count > 2000 ? Apart(points) : points;
        return Straightened(thin);
    }

    private static bool Rises(IReadOnlyList<(double X, double Y)> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].X < points[i - 1].X)
                return false;
        }

        return true;
    }

    // First, lowest, highest and last point of each pixel column, in their order: a noisy curve keeps its envelope.
    private static List<(double X, double Y)> Columns(IReadOnlyList<(double X, double Y)> points)
    {
        var kept = new List<(double X, double Y)>();
        for (var i = 0; i < points.Count;)
        {
            var (first, low, high, column) = (i, i, i, Math.Floor(points[i].X));
            for (; i < points.Count && Math.Floor(points[i].X) == column; i++)
            {
                low = points[i].Y < points[low].Y ? i : low;
                high = points[i].Y > points[high].Y ? i : high;
            }

            foreach (var index in new SortedSet<int> { first, low, high, i - 1 })
                kept.Add(points[index]);
        }

        return kept;
    }

    private static List<(double X, double Y)> Apart(IReadOnlyList<(double X, double Y)> points)
    {
        var kept = new List<(double X, double Y)> { points[0] };
        foreach (var point in points.Skip(1).SkipLast(1))
        {
            if (Math.Abs(point.X - kept[^1].X) + Math.Abs(point.Y - kept[^1].Y) >= 1)
                kept.Add(point);
        }

        kept.Add(points[^1]);
        return kept;
    }

    // Ramer, Douglas and Peucker: a point stays if the line without it would be off by more than the tolerance.
    private static List<(double X, double Y)> Straightened(IReadOnlyList<(double X, double Y)> points)
    {
        var keep = new bool[points.Count];
        keep[0] = keep[^1] = true;
        var open = new Stack<(int From, int To)>([(0, points.Count - 1)]);
        while (open.TryPop(out var part))
        {
            var (farthest, distance) = (part.From, Tolerance);
            for (var i = part.From + 1; i < part.To; i++)
            {
                if (Distance(points[i], points[part.From], points[part.To]) is var d && d > distance)
                    (farthest, distance) = (i, d);
            }

            if (farthest == part.From)
                continue;
            keep[farthest] = true;
            open.Push((part.From, farthest));
            open.Push((farthest, part.To));
        }

        return [.. points.Where((_, i) => keep[i])];
    }

    private static double Distance((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = (dx * dx) + (dy * dy);
        var share = length == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - (share * dx), 2) + Math.Pow(p.Y - a.Y - (share * dy), 2));
    }
}
