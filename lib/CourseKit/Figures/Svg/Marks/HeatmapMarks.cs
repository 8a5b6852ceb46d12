using System.Text;

namespace CourseKit.Figures.Svg.Marks;

/// <summary>Coloured cells: one path a colour, runs of equal cells as one rectangle, which keeps images small.</summary>
internal static class HeatmapMarks
{
    private const int Shades = 48, MostCells = 40_000, MostLabels = 200, LargestPath = 6000;

    public static void Draw(SvgWriter svg, HeatmapTrace trace, Panel panel)
    {
        if (trace.Rows == 0 || trace.Columns == 0)
            return;
        var (low, high) = trace.Ends();
        var scale = trace.Scale ?? ColorScale.Viridis;
        var block = (int)Math.Ceiling(Math.Sqrt((double)trace.Rows * trace.Columns / MostCells));
        var (rows, columns) = ((trace.Rows + block - 1) / block, (trace.Columns + block - 1) / block);
        var x = Edges(trace.Columns, trace.XAt, panel.X, block);
        var y = Edges(trace.Rows, trace.YAt, panel.Y, block);
        var even = IsEven(x) && IsEven(y);
        var paths = new SortedDictionary<int, StringBuilder>();
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns;)
            {
                var shade = Shade(trace, i, j, block, low, high);
                var end = j + 1;
                while (end < columns && Shade(trace, i, end, block, low, high) == shade)
                    end++;
                if (shade is { } s)
                {
                    if (!paths.TryGetValue(s, out var d))
                        paths[s] = d = new();
                    if (even)
                        d.Append(FormattableString.Invariant($"M{j} {i}h{end - j}v1h{j - end}z"));
                    else
                        d.Line([(x[j], y[i]), (x[end], y[i]), (x[end], y[i + 1]), (x[j], y[i + 1])], closed: true);
                }

                j = end;
            }
        }

        var transform = even
            ? FormattableString.Invariant($"matrix({(x[^1] - x[0]) / columns:0.####} 0 0 {(y[^1] - y[0]) / rows:0.####} {x[0]:0.##} {y[0]:0.##})") : null;
        if (even && paths.Values.Sum(d => d.Length) > LargestPath)
        {
            Image(svg, trace, (rows, columns, block), transform!, scale);
        }
        else
        {
            svg.Open("g", ("shape-rendering", "crispEdges"), ("transform", transform));
            foreach (var (shade, d) in paths)
                svg.Add("path", ("fill", scale.At((double)shade / Shades).Hex), ("d", d.ToString()));
            svg.Close("g");
        }

        if (trace.CellTexts is not null && trace.Rows * trace.Columns <= MostLabels)
            Labels(svg, trace, panel, scale, low, high);
    }

    // Noisy cells are fewer bytes as the pixels of an image, stretched without smoothing.
    private static void Image(SvgWriter svg, HeatmapTrace trace, (int Rows, int Columns, int Block) cells, string transform, ColorScale scale)
    {
        var (low, high) = trace.Ends();
        var pixels = new int[cells.Rows, cells.Columns];
        for (var i = 0; i < cells.Rows; i++)
        {
            for (var j = 0; j < cells.Columns; j++)
                pixels[i, j] = Shade(trace, i, j, cells.Block, low, high) ?? GifImage.Gap;
        }

        svg.Add("image", ("href", GifImage.DataUri(pixels, [.. Enumerable.Range(0, Shades + 1).Select(s => scale.At((double)s / Shades))])),
            ("width", (double)cells.Columns), ("height", (double)cells.Rows), ("preserveAspectRatio", "none"), ("transform", transform), ("style", "image-rendering:pixelated"));
    }

    private static int? Shade(HeatmapTrace trace, int row, int column, int block, double low, double high)
    {
        var (sum, count) = (0.0, 0);
        for (var i = row * block; i < Math.Min(trace.Rows, (row + 1) * block); i++)
        {
            for (var j = column * block; j < Math.Min(trace.Columns, (column + 1) * block); j++)
            {
                if (double.IsFinite(trace.Z[i, j]))
                    (sum, count) = (sum + trace.Z[i, j], count + 1);
            }
        }

        return count == 0 ? null : (int)Math.Round(Math.Clamp(((sum / count) - low) / (high - low), 0, 1) * Shades);
    }

    // Cells end halfway between their neighbours; the outermost reach as far out as in.
    private static double[] Edges(int count, Func<int, double> at, Scale scale, int block)
    {
        var places = Enumerable.Range(0, count).Select(i => scale.Map(at(i))).ToArray();
        var edges = new double[count + 1];
        for (var i = 1; i < count; i++)
            edges[i] = (places[i - 1] + places[i]) / 2;
        edges[0] = count > 1 ? (2 * places[0]) - edges[1] : scale.Map(at(0) - 0.5);
        edges[count] = count > 1 ? (2 * places[^1]) - edges[count - 1] : scale.Map(at(0) + 0.5);
        return [.. edges.Where((_, i) => i % block == 0 || i == count)];
    }

    private static bool IsEven(double[] edges)
    {
        var step = (edges[^1] - edges[0]) / (edges.Length - 1);
        return edges.Select((edge, i) => Math.Abs(edges[0] + (i * step) - edge)).Max() < 0.2;
    }

    private static void Labels(SvgWriter svg, HeatmapTrace trace, Panel panel, ColorScale scale, double low, double high)
    {
        for (var i = 0; i < trace.Rows; i++)
        {
            for (var j = 0; j < trace.Columns; j++)
            {
                var color = scale.At((trace.Z[i, j] - low) / (high - low));
                svg.Text(trace.CellTexts![i][j], panel.X.Map(trace.XAt(j)), panel.Y.Map(trace.YAt(i)) + 4, 11.5, "middle", fill: color.Luminance > 0.2 ? "#111111" : "#ffffff");
            }
        }
    }
}
