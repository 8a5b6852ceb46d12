using CourseKit.Figures.Json;

namespace CourseKit.Figures.Svg;

/// <summary>Reference lines, regions and texts over the marks.</summary>
internal static class Overlay
{
    public static void Shapes(SvgWriter svg, Figure figure, Panel panel)
    {
        foreach (var shape in figure.Layout.Shapes)
        {
            if (Places(shape.XRef, 'x', panel) is not { } x || Places(shape.YRef, 'y', panel) is not { } y)
                continue;
            var (x0, x1, y0, y1) = (x(shape.X.From), x(shape.X.To), y(shape.Y.From), y(shape.Y.To));
            if (!double.IsFinite(x0 + x1 + y0 + y1))
                continue;
            var color = shape.Color ?? Palette.MidText;
            if (shape.Type == "rect")
            {
                var fill = Rgb.TryParse(shape.Fill, out var rgb) ? rgb.Hex : shape.Fill ?? "none";
                svg.Add("rect", ("x", Math.Min(x0, x1)), ("y", Math.Min(y0, y1)), ("width", Math.Abs(x1 - x0)), ("height", Math.Abs(y1 - y0)),
                    ("fill", fill), ("fill-opacity", ".18"), ("stroke", shape.Width == 0 ? null : color));
            }
            else
            {
                svg.Add("path", ("d", new System.Text.StringBuilder().Line([(x0, y0), (x1, y1)]).ToString()), ("stroke", color),
                    ("stroke-width", shape.Width ?? 2), ("stroke-dasharray", Marks.ScatterMarks.Dash(shape.Dash)));
            }

            if (shape.Label is { } label)
                Label(svg, label, shape, panel, (x0, x1, y0, y1));
        }
    }

    public static void Notes(SvgWriter svg, Figure figure, Panel panel)
    {
        foreach (var note in figure.Layout.Annotations)
        {
            if (note.XRef == "paper" || note.YRef == "paper" || Places(note.XRef, 'x', panel) is not { } x || Places(note.YRef, 'y', panel) is not { } y)
                continue;
            if (double.IsFinite(x(note.X)) && double.IsFinite(y(note.Y)))
                Note(svg, note, x(note.X), y(note.Y), panel.Width, note.From is { } tail ? (x(tail.X), y(tail.Y)) : null);
        }
    }

    public static void OnPaper(SvgWriter svg, Figure figure, Box paper)
    {
        foreach (var note in figure.Layout.Annotations.Where(a => a is { XRef: "paper", YRef: "paper" }))
            Note(svg, note, paper.Left + (note.X * paper.Width), paper.Bottom - (note.Y * paper.Height), double.PositiveInfinity);
    }

    private static void Note(SvgWriter svg, Annotation note, double x, double y, double width, (double X, double Y)? tail = null)
    {
        var size = note.Size ?? 12;
        (x, y) = (x + (note.ShiftRight ?? 0), y - (note.ShiftUp ?? 0));
        if (tail is { } from)
        {
            if (double.IsFinite(from.X) && double.IsFinite(from.Y))
                Arrow(svg, from, (x, y), note.ArrowColor ?? "#808080", note.ArrowColor is null ? "ck-a" : null, 2);
            var far = Math.Max(1, Math.Sqrt(Math.Pow(from.X - x, 2) + Math.Pow(from.Y - y, 2)));
            if (note.Text.Length > 0)
                svg.Text(note.Text, from.X + ((from.X - x) / far * 12), from.Y + ((from.Y - y) / far * 12) + 4, size, "middle");
            return;
        }

        var (tx, ty) = (x, y);
        var wide = PlainText.Width(note.Text, size);
        if (note.HasArrow is not false)
        {
            (tx, ty) = (x + (note.Right ?? -10), y + (note.Below ?? -30));
            if (double.IsFinite(width))
                tx = Math.Clamp(tx, Math.Min(wide / 2, width / 2), Math.Max(width - (wide / 2), width / 2));
            var (dx, dy) = (x - tx, y - ty);
            var length = Math.Max(1, Math.Sqrt((dx * dx) + (dy * dy)));
            var (ux, uy) = (dx / length, dy / length);
            var start = Math.Abs(uy) > 0.3 ? 8 / Math.Abs(uy) : (wide / 2) + 3;
            if (start < length)
                Arrow(svg, (tx + (ux * start), ty + (uy * start)), (x - (ux * 3), y - (uy * 3)), note.ArrowColor ?? "#808080", note.ArrowColor is null ? "ck-a" : null, 1.2);
        }

        var anchor = note.XAnchor switch { "left" => "start", "right" => "end", _ => "middle" };
        var down = note.YAnchor switch { "bottom" => -4, "top" => size, _ => size * 0.35 };
        if (note.Angle is { } angle && angle != 0)
            svg.Text(note.Text, 0, 0, size, anchor, transform: FormattableString.Invariant($"translate({tx:0.#} {ty:0.#})rotate({angle:0.#})"));
        else
            svg.Text(note.Text, tx, ty + down, size, anchor, bold: note.Extra.Get("font.weight") is not null);
    }

    private static void Arrow(SvgWriter svg, (double X, double Y) from, (double X, double Y) to, string color, string? look, double width)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length < 1)
            return;
        var (ux, uy) = (dx / length * (5 + width), dy / length * (5 + width));
        var d = new System.Text.StringBuilder().Line([from, to])
            .Line([(to.X - ux - (uy * 0.45), to.Y - uy + (ux * 0.45)), to, (to.X - ux + (uy * 0.45), to.Y - uy - (ux * 0.45))]);
        svg.Add("path", ("class", look), ("d", d.ToString()), ("fill", "none"), ("stroke", color), ("stroke-width", width));
    }

    private static void Label(SvgWriter svg, string label, Shape shape, Panel panel, (double X0, double X1, double Y0, double Y1) at)
    {
        var wide = PlainText.Width(label, 12);
        if (shape.Type == "line" && Math.Abs(at.Y1 - at.Y0) < 1)
        {
            var above = at.Y0 < 18 ? at.Y0 + 15 : at.Y0 - 6;
            if (shape.Extra.Get("label.textposition")?.ToString() == "start")
                svg.Text(label, Math.Min(at.X0, at.X1) + 6, above, 12);
            else
                svg.Text(label, Math.Max(at.X0, at.X1) - 6, above, 12, "end");
            return;
        }

        var middle = shape.Type == "rect" ? (at.X0 + at.X1) / 2 : at.X0;
        if (shape.Type == "rect")
            svg.Text(label, Math.Clamp(middle, wide / 2, Math.Max(wide / 2, panel.Width - (wide / 2))), 16, 12, "middle");
        else if (middle + wide + 8 <= panel.Width)
            svg.Text(label, middle + 6, 16, 12);
        else
            svg.Text(label, middle - 6, 16, 12, "end");
    }

    // How positions that refer to an axis, its domain or the paper become pixels of this panel; null if they are another's.
    private static Func<double, double>? Places(string reference, char letter, Panel panel)
    {
        var number = letter == 'x' ? panel.XNumber : panel.YNumber;
        var own = AxisName.Reference(letter, number);
        if (reference == own)
            return letter == 'x' ? panel.X.Map : panel.Y.Map;
        if (reference == own + " domain" || (reference == "paper" && number == 1))
            return letter == 'x' ? share => share * panel.Width : share => (1 - share) * panel.Height;
        return null;
    }
}
