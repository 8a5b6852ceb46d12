namespace CourseKit.Figures.Svg;

/// <summary>Names of the traces with a sample of each, in rows above the panels.</summary>
internal sealed class Legend
{
    private const double Size = 12.5, RowHeight = 20, Sample = 28, Gap = 18;
    private readonly List<List<(Trace Trace, string Color, double Left)>> _rows = [];

    private Legend()
    {
    }

    public double Height => _rows.Count * RowHeight;

    public static Legend Of(Figure figure, double width)
    {
        var legend = new Legend();
        var entries = figure.Traces.Select((trace, i) => (trace, i)).Where(e => e.trace.IsListed()).ToArray();
        if (!figure.HasLegend())
            return legend;
        var left = double.PositiveInfinity;
        foreach (var (trace, index) in entries)
        {
            var wide = Sample + 6 + PlainText.Width(NameOf(trace, index), Size) + Gap;
            if (left + wide > width)
            {
                legend._rows.Add([]);
                left = 0;
            }

            legend._rows[^1].Add((trace with { Name = NameOf(trace, index) }, SvgFigure.ColorOf(trace, index), left));
            left += wide;
        }

        return legend;
    }

    public void Draw(SvgWriter svg, double left, double top)
    {
        for (var r = 0; r < _rows.Count; r++)
        {
            foreach (var (trace, color, x) in _rows[r])
            {
                var y = top + (r * RowHeight) + 10;
                DrawSample(svg, trace, color, left + x, y);
                svg.Text(trace.Name!, left + x + Sample + 6, y + 4.5, Size);
            }
        }
    }

    private static string NameOf(Trace trace, int index)
        => trace.Name ?? "trace " + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void DrawSample(SvgWriter svg, Trace trace, string color, double x, double y)
    {
        if (trace is not ScatterTrace scatter)
        {
            svg.Add("rect", ("x", x + 8), ("y", y - 6), ("width", 12.0), ("height", 12.0), ("fill", color), ("opacity", trace.Opacity is { } o ? SvgWriter.Number(o) : null));
            return;
        }

        if (scatter.Fill is not null and not "none")
            svg.Add("rect", ("x", x), ("y", y - 6), ("width", Sample), ("height", 12.0), ("fill", color), ("fill-opacity", ".22"));
        if (scatter.HasLine)
        {
            svg.Add("path", ("d", $"M{SvgWriter.Number(x)} {SvgWriter.Number(y)}h{SvgWriter.Number(Sample)}"), ("stroke", color),
                ("stroke-width", Math.Min(4, scatter.Width ?? 2)), ("stroke-dasharray", Marks.ScatterMarks.Dash(scatter.Dash)));
        }

        if (scatter.HasMarkers)
            Marks.Symbols.Draw(svg, [(x + (Sample / 2), y)], scatter.Symbol ?? "circle", Math.Min(10, scatter.MarkerSize ?? 7), color);
    }
}
