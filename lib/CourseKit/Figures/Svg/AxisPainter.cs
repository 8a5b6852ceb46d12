using System.Text;

namespace CourseKit.Figures.Svg;

/// <summary>Grid, ticks, labels and titles of a panel.</summary>
internal static class AxisPainter
{
    public const double LabelSize = 12, TitleSize = 13, SpacingX = 72, SpacingY = 46;

    /// <summary>Lines across the panel at labelled ticks, drawn below the marks.</summary>
    public static void Grid(SvgWriter svg, Panel panel)
    {
        var d = new StringBuilder();
        if (panel.XAxis.HasGrid is not false && panel.X.Range.Categories is null)
        {
            foreach (var x in Places(panel.X, SpacingX, panel.XAxis, labelled: true))
                d.Line([(x, 0), (x, panel.Height)]);
        }

        if (panel.YAxis.HasGrid is not false && panel.Y.Range.Categories is null)
        {
            foreach (var y in Places(panel.Y, SpacingY, panel.YAxis, labelled: true))
                d.Line([(0, y), (panel.Width, y)]);
        }

        if (d.Length > 0)
            svg.Add("path", ("class", "ck-g"), ("d", d.ToString()), ("stroke", "#808080"), ("stroke-opacity", ".25"), ("fill", "none"));
    }

    /// <summary>Lines, tick marks, labels and titles along the left and lower edge, drawn above the marks.</summary>
    public static void Edges(SvgWriter svg, Panel panel, string? xTitle, string? yTitle)
    {
        if (IsShown(panel.XAxis) || IsShown(panel.YAxis))
        {
            var d = new StringBuilder();
            if (IsShown(panel.XAxis))
            {
                d.Line([(0, panel.Height), (panel.Width, panel.Height)]);
                foreach (var x in Places(panel.X, SpacingX, panel.XAxis, labelled: false))
                    d.Line([(x, panel.Height), (x, panel.Height + 4)]);
            }

            if (IsShown(panel.YAxis))
            {
                d.Line([(0, 0), (0, panel.Height)]);
                foreach (var y in Places(panel.Y, SpacingY, panel.YAxis, labelled: false))
                    d.Line([(-4, y), (0, y)]);
            }

            svg.Add("path", ("class", "ck-a"), ("d", d.ToString()), ("stroke", "#808080"), ("fill", "none"));
        }

        if (panel.XAxis.HasLabels is not false)
        {
            foreach (var tick in panel.X.Ticks(SpacingX, panel.XAxis).Where(t => t.Label is not null))
                svg.Text(tick.Label!, panel.X.Map(tick.Value), panel.Height + 18, LabelSize, "middle", "ck-s");
        }

        if (panel.YAxis.HasLabels is not false)
        {
            foreach (var tick in panel.Y.Ticks(SpacingY, panel.YAxis).Where(t => t.Label is not null))
                svg.Text(tick.Label!, -8, panel.Y.Map(tick.Value) + 4, LabelSize, "end", "ck-s");
        }

        if (!string.IsNullOrEmpty(xTitle))
            svg.Text(xTitle, panel.Width / 2, panel.Height + (panel.XAxis.HasLabels is false ? 18 : 37), TitleSize, "middle");
        if (!string.IsNullOrEmpty(yTitle))
            svg.Text(yTitle, 0, 0, TitleSize, "middle", transform: FormattableString.Invariant($"translate({-LabelRoom(panel.Y, panel.YAxis) - 14:0.#} {panel.Height / 2:0.#})rotate(-90)"));
    }

    /// <summary>The width that the vertical axis's labels need.</summary>
    public static double LabelRoom(Scale y, Axis axis)
        => axis.HasLabels is false ? 0
            : 8 + y.Ticks(SpacingY, axis).Select(tick => tick.Label is null ? 0 : PlainText.Width(tick.Label, LabelSize)).DefaultIfEmpty().Max();

    private static bool IsShown(Axis axis) => axis.HasLine is not false;

    private static IEnumerable<double> Places(Scale scale, double spacing, Axis axis, bool labelled)
        => scale.Ticks(spacing, axis).Where(t => !labelled || t.Label is not null).Select(t => scale.Map(t.Value)).Where(double.IsFinite);
}
