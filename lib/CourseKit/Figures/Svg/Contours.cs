namespace CourseKit.Figures.Svg;

/// <summary>Lines of equal height through a grid, by marching squares.</summary>
/// <remarks>
/// Where a line crosses an edge between two grid points its place is interpolated linearly; in a cell with two lines
/// (a saddle) the mean of the corners decides how they run. Cells with a corner that is not finite are gaps.
/// </remarks>
internal static class Contours
{
    /// <summary>The lines at a level, in grid coordinates (column, row); a closed one ends where it starts.</summary>
    public static IReadOnlyList<List<(double X, double Y)>> Lines(double[,] z, double level)
        => Joined(Segments(z, level), id => Crossing(z, level, id));

    /// <summary>Rings around all that is at or above a level; what is not finite counts as below.</summary>
    public static IReadOnlyList<List<(double X, double Y)>> Areas(double[,] z, double level)
    {
        var (rows, columns) = (z.GetLength(0), z.GetLength(1));
        var padded = new double[rows + 2, columns + 2];
        var deep = Math.Min(level, Extent.Of(z.Cast<double>(), log: false).Low) - 1;
        for (var i = 0; i < rows + 2; i++)
        {
            for (var j = 0; j < columns + 2; j++)
            {
                padded[i, j] = i >= 1 && j >= 1 && i <= rows && j <= columns && double.IsFinite(z[i - 1, j - 1]) ? z[i - 1, j - 1] : deep;
            }
        }

        // The frame around lies on the border itself, so that rings end there.
        return [.. Lines(padded, level).Select(line => line.Select(p =>
            (Math.Clamp(p.X - 1, 0, columns - 1), Math.Clamp(p.Y - 1, 0, rows - 1))).ToList())];
    }

    // Edges are numbered: 2·(row·columns + column) to the right of a grid point, one more for the edge downwards.
    private static List<(int A, int B)> Segments(double[,] z, double level)
    {
        var (rows, columns) = (z.GetLength(0), z.GetLength(1));
        var segments = new List<(int, int)>();
        for (var i = 0; i + 1 < rows; i++)
        {
            for (var j = 0; j + 1 < columns; j++)
            {
                double a = z[i, j], b = z[i, j + 1], c = z[i + 1, j + 1], d = z[i + 1, j];
                if (!double.IsFinite(a + b + c + d))
                    continue;
                var at = 2 * ((i * columns) + j);
                var (top, right, bottom, left) = (at, at + 3, at + (2 * columns), at + 1);
                var cell = (a >= level ? 8 : 0) | (b >= level ? 4 : 0) | (c >= level ? 2 : 0) | (d >= level ? 1 : 0);
                var high = (a + b + c + d) / 4 >= level;
                switch (cell)
                {
                    case 1 or 14:
                        segments.Add((left, bottom));
                        break;
                    case 2 or 13:
                        segments.Add((bottom, right));
                        break;
                    case 3 or 12:
                        segments.Add((left, right));
                        break;
                    case 4 or 11:
                        segments.Add((top, right));
                        break;
                    case 6 or 9:
                        segments.Add((top, bottom));
                        break;
                    case 7 or 8:
                        segments.Add((left, top));
                        break;
                    case 5 or 10:
                        segments.AddRange((cell == 5) == high ? [(left, top), (bottom, right)] : [(left, bottom), (top, right)]);
                        break;
                    default:
                        break;
                }
            }
        }

        return segments;
    }

    private static (double X, double Y) Crossing(double[,] z, double level, int edge)
    {
        var columns = z.GetLength(1);
        var (row, column) = (edge / 2 / columns, edge / 2 % columns);
        var (down, right) = (edge % 2, 1 - (edge % 2));
        double from = z[row, column], to = z[row + down, column + right];
        var share = Math.Clamp((level - from) / (to - from), 0, 1);
        return (column + (right * share), row + (down * share));
    }

    private static List<List<(double X, double Y)>> Joined(List<(int A, int B)> segments, Func<int, (double X, double Y)> place)
    {
        var at = new Dictionary<int, List<int>>();
        for (var s = 0; s < segments.Count; s++)
        {
            foreach (var edge in (int[])[segments[s].A, segments[s].B])
                (at.TryGetValue(edge, out var list) ? list : at[edge] = []).Add(s);
        }

        var used = new bool[segments.Count];
        var lines = new List<List<(double X, double Y)>>();

        // Open lines first, from their ends; what is left are rings.
        foreach (var start in at.Where(e => e.Value.Count == 1).Select(e => e.Key).Concat(at.Keys))
        {
            var edge = start;
            var line = new List<(double X, double Y)>();
            while (at[edge].Find(s => !used[s]) is var s && !used[s] && (segments[s].A == edge || segments[s].B == edge))
            {
                if (line.Count == 0)
                    line.Add(place(edge));
                used[s] = true;
                edge = segments[s].A == edge ? segments[s].B : segments[s].A;
                line.Add(place(edge));
            }

            if (line.Count > 0)
                lines.Add(line);
        }

        return lines;
    }
}
