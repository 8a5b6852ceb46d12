using System.Text;

namespace CourseKit.Figures.Svg.Marks;

/// <summary>Contour lines, or the areas between them.</summary>
internal static class ContourMarks
{
    public static void Draw(SvgWriter svg, ContourTrace trace, Panel panel)
    {
        if (trace.Rows < 2 || trace.Columns < 2)
            return;
        var (low, high) = trace.Ends();
        var levels = trace.DrawnLevels();
        var step = levels.Count > 1 ? levels[1] - levels[0] : high - low;
        var scale = trace.Scale ?? ColorScale.Viridis;
        svg.Open("g", ("stroke-linejoin", "round"), ("opacity", trace.Opacity is { } o ? SvgWriter.Number(o) : null));
        if (trace.IsFilled)
        {
            // Each area covers the higher part of the one before; the first is everything.
            foreach (var level in levels.Prepend(double.NegativeInfinity))
            {
                var d = Path(Contours.Areas(trace.Z, Math.Max(level, low - 1)), trace, panel, closed: true);
                var middle = double.IsFinite(level) ? level + (step / 2) : levels[0] - (step / 2);
                svg.Add("path", ("d", d), ("fill", scale.At((middle - low) / (high - low)).Hex), ("fill-rule", "evenodd"));
            }
        }
        else
        {
            foreach (var level in levels)
            {
                var d = Path(Contours.Lines(trace.Z, level), trace, panel, closed: false);
                if (d.Length > 0)
                    svg.Add("path", ("d", d), ("fill", "none"), ("stroke", trace.Coloring == "none" ? Palette.MidText : scale.At((level - low) / (high - low)).Hex), ("stroke-width", 1.5));
            }
        }

        svg.Close("g");
    }

    private static string Path(IEnumerable<List<(double X, double Y)>> lines, GridTrace trace, Panel panel, bool closed)
    {
        var d = new StringBuilder();
        foreach (var line in lines)
        {
            var pixels = line.Select(p => (panel.X.Map(Between(p.X, trace.Columns, trace.XAt)), panel.Y.Map(Between(p.Y, trace.Rows, trace.YAt)))).ToArray();
            foreach (var run in PathData.Runs(pixels))
                d.Line(Simplify.Line(run), closed);
        }

        return d.ToString();
    }

    private static double Between(double place, int count, Func<int, double> at)
    {
        var index = Math.Min((int)place, count - 2);
        return at(index) + ((place - index) * (at(index + 1) - at(index)));
    }
}
