using System.Text;

namespace CourseKit.Figures.Svg.Marks;

/// <summary>Lines, markers, fills and error bars.</summary>
internal static class ScatterMarks
{
    private const int MostMarkers = 4000;

    public static void Draw(SvgWriter svg, ScatterTrace trace, ScatterTrace? before, Panel panel, string color)
    {
        var points = Pixels(trace, panel);
        svg.Open("g", ("opacity", trace.Opacity is { } o ? Math.Round(o, 2).ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
        Fill(svg, trace, before, points, panel, color);
        ErrorBars(svg, trace.X, trace.Y, trace.ErrorY, panel, color);
        if (trace.HasLine)
        {
            var d = new StringBuilder();
            foreach (var run in PathData.Runs(points))
                d.Line(Simplify.Line(run.Count == 1 ? [run[0], run[0]] : run));
            svg.Add("path", ("d", d.ToString()), ("fill", "none"), ("stroke", color), ("stroke-width", trace.Width ?? 2),
                ("stroke-dasharray", Dash(trace.Dash)), ("stroke-linejoin", "round"), ("stroke-linecap", d.Length < 12 ? "round" : null));
        }

        if (trace is { HasMarkers: true, Shades: { } shades })
            Shaded(svg, trace, shades, points);
        else if (trace.HasMarkers)
            Symbols.Draw(svg, Thinned(points), trace.Symbol ?? "circle", trace.MarkerSize ?? 7, trace.MarkerColor ?? color);
        svg.Close("g");
    }

    public static void ErrorBars(SvgWriter svg, Values x, Values y, IReadOnlyList<double>? errors, Panel panel, string color, bool horizontal = false)
    {
        if (errors is null)
            return;
        var d = new StringBuilder();
        var (across, along) = horizontal ? (panel.Y, panel.X) : (panel.X, panel.Y);
        for (var i = 0; i < Math.Min(errors.Count, y.Count); i++)
        {
            var (p, high, low) = (across.Map(x[i]), along.Map(y[i] + errors[i]), along.Map(y[i] - errors[i]));
            if (double.IsNaN(low) && along.IsLog)
                low = along.From;
            if (!double.IsFinite(p) || !double.IsFinite(high) || !double.IsFinite(low))
                continue;
            (double, double) At(double u, double v) => horizontal ? (v, u) : (u, v);
            d.Line([At(p - 4, high), At(p + 4, high)]).Line([At(p, high), At(p, low)]).Line([At(p - 4, low), At(p + 4, low)]);
        }

        svg.Add("path", ("class", color == Palette.MidText ? "ck-e" : null), ("d", d.ToString()), ("fill", "none"), ("stroke", color), ("stroke-width", 1.5));
    }

    public static string? Dash(string? dash) => dash switch
    {
        "dash" => "8 5",
        "dot" => "2 4",
        "dashdot" => "8 4 2 4",
        "longdash" => "15 5",
        "longdashdot" => "15 4 2 4",
        _ => null,
    };

    private static (double X, double Y)[] Pixels(ScatterTrace trace, Panel panel)
    {
        var points = trace.X.Zip(trace.Y, (x, y) => (panel.X.Map(x), panel.Y.Map(y)));
        return trace.Shape switch
        {
            "hv" => [.. Stairs(points)],
            _ => [.. points],
        };
    }

    private static IEnumerable<(double X, double Y)> Stairs(IEnumerable<(double X, double Y)> points)
    {
        (double X, double Y)? last = null;
        foreach (var point in points)
        {
            if (last is { } p)
                yield return (point.X, p.Y);
            yield return point;
            last = point;
        }
    }

    private static void Fill(SvgWriter svg, ScatterTrace trace, ScatterTrace? before, (double X, double Y)[] points, Panel panel, string color)
    {
        if (trace.Fill is null or "none")
            return;
        var d = new StringBuilder();
        if (trace.Fill is "tonexty" && before is not null)
        {
            var low = Pixels(before, panel).Where(p => double.IsFinite(p.Y)).Reverse();
            d.Line([.. points.Where(p => double.IsFinite(p.Y)), .. low], closed: true);
        }
        else
        {
            var zero = panel.Y.Map(0) is var y && double.IsFinite(y) ? Math.Clamp(y, 0, panel.Height) : panel.Height;
            foreach (var run in PathData.Runs(points))
            {
                var edge = trace.Fill == "toself" ? (IReadOnlyList<(double, double)>)run : Simplify.Line(run);
                d.Line(trace.Fill == "toself" ? edge : [(run[0].X, zero), .. edge, (run[^1].X, zero)], closed: true);
            }
        }

        var solid = Rgb.TryParse(trace.FillColor, out var rgb) ? rgb.Hex : trace.FillColor ?? color;
        svg.Add("path", ("d", d.ToString()), ("fill", solid), ("fill-opacity", trace.FillColor is { } c && !c.StartsWith("rgba", StringComparison.Ordinal) ? null : ".22"));
    }

    // One path a colour; what has no shade is grey, and the highest shades lie on top.
    private static void Shaded(SvgWriter svg, ScatterTrace trace, IReadOnlyList<double> shades, (double X, double Y)[] points)
    {
        const int most = 32;
        var (low, high) = trace.Ends();
        var colored = points.Select((point, i) => (point, Shade: i < shades.Count && double.IsFinite(shades[i])
            ? (int)Math.Round(Math.Clamp((shades[i] - low) / (high - low), 0, 1) * most) : -1));
        foreach (var group in colored.Where(p => double.IsFinite(p.point.X) && double.IsFinite(p.point.Y)).GroupBy(p => p.Shade).OrderBy(group => group.Key))
        {
            Symbols.Draw(svg, [.. group.Select(p => p.point)], trace.Symbol ?? "circle", trace.MarkerSize ?? 7,
                group.Key < 0 ? Palette.MidText : (trace.Scale ?? ColorScale.Viridis).At((double)group.Key / most).Hex);
        }
    }

    // Of many markers on one spot one is enough.
    private static IReadOnlyList<(double X, double Y)> Thinned((double X, double Y)[] points)
    {
        var finite = points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y));
        if (points.Length <= MostMarkers)
            return [.. finite];
        var all = finite.DistinctBy(p => (Math.Round(p.X), Math.Round(p.Y))).ToArray();
        var every = (all.Length / (MostMarkers * 2)) + 1;
        return [.. all.Where((_, i) => i % every == 0)];
    }
}
