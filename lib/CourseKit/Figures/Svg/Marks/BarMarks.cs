using System.Globalization;

namespace CourseKit.Figures.Svg.Marks;

/// <summary>Bars side by side, stacked or over each other.</summary>
internal static class BarMarks
{
    /// <summary>Draws all bar traces of a panel, which share their slots.</summary>
    public static void Draw(SvgWriter svg, IReadOnlyList<(BarTrace Trace, string Color)> bars, string? mode, Panel panel)
    {
        var stacked = mode is "stack" or "relative";
        var side = !stacked && mode is not "overlay" ? bars.Count : 1;
        var up = new Dictionary<double, double>();
        var down = new Dictionary<double, double>();
        for (var k = 0; k < bars.Count; k++)
        {
            var (trace, color) = bars[k];
            var slot = trace.SlotWidth();
            var width = slot * 0.8 / side;
            var shift = side == 1 ? 0 : (k - ((side - 1) / 2.0)) * width;
            svg.Open("g", ("fill", color), ("opacity", trace.Opacity?.ToString("0.##", CultureInfo.InvariantCulture)));
            var centers = new double[trace.Places.Count];
            for (var i = 0; i < trace.Places.Count; i++)
            {
                centers[i] = trace.Places[i] + shift;
                var length = trace.Lengths[i];
                if (!double.IsFinite(length))
                    continue;
                var sums = length >= 0 ? up : down;
                var from = stacked ? sums.GetValueOrDefault(trace.Places[i]) : 0;
                sums[trace.Places[i]] = from + length;
                Bar(svg, panel, trace.Horizontal, centers[i], width * (side > 1 ? 0.94 : 1), from, from + length);
            }

            svg.Close("g");
            if (!stacked)
                ScatterMarks.ErrorBars(svg, Values.Of(centers), trace.Lengths, trace.ErrorY, panel, Palette.MidText, trace.Horizontal);
        }
    }

    public static void Bar(SvgWriter svg, Panel panel, bool horizontal, double center, double width, double from, double to)
    {
        var (across, along) = horizontal ? (panel.Y, panel.X) : (panel.X, panel.Y);
        var (a, b) = (across.Map(center - (width / 2)), across.Map(center + (width / 2)));
        var foot = along.Map(from) is var f && double.IsFinite(f) ? f : along.From;
        var (low, high) = (foot, along.Map(to));
        if (!double.IsFinite(a) || !double.IsFinite(b) || !double.IsFinite(high))
            return;
        var (u, v) = (Math.Min(a, b), Math.Min(low, high));
        var (du, dv) = (Math.Abs(b - a), Math.Abs(high - low));
        if (horizontal)
            svg.Add("rect", ("x", v), ("y", u), ("width", dv), ("height", du));
        else
            svg.Add("rect", ("x", u), ("y", v), ("width", du), ("height", dv));
    }
}
