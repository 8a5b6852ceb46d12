using CourseKit.Figures.Html;
using CourseKit.Figures.Svg.Marks;

namespace CourseKit.Figures.Svg;

/// <summary>Draws a figure as SVG: title, legend, panels, colour bars.</summary>
/// <remarks>
/// No ids, no scripts: the drawing may stand several times in a page. Panels clip by being <c>svg</c> elements of their
/// own. Every colour of text and lines is a middle tone that the style sheet, where there is one, fits to the page.
/// </remarks>
internal static class SvgFigure
{
    public const double DefaultWidth = 640;

    public static string Draw(Figure figure, bool standalone)
    {
        var width = Math.Clamp(figure.Layout.Width ?? DefaultWidth, 200, 1600);
        var height = Math.Clamp(figure.DrawnHeight(), 120, 4000);
        var svg = new SvgWriter();
        svg.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", FormattableString.Invariant($"0 0 {width:0.#} {height:0.#}")),
            ("width", standalone ? width : null), ("height", standalone ? height : null),
            ("class", standalone ? "coursekit-figure" : "coursekit-svg"), ("role", "img"), ("aria-label", figure.AltText),
            ("font-family", "system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,DejaVu Sans,sans-serif"),
            ("style", standalone ? null : FormattableString.Invariant($"display:block;width:100%;max-width:{width:0.#}px;height:auto")));
        if (standalone)
            svg.Raw("<style>").Raw(FigureStyle.ForSvg).Raw("</style>");
        Content(svg, figure, width, height);
        return svg.Close("svg").ToString();
    }

    internal static string ColorOf(Trace trace, int index) => trace.Color ?? Palette.Color(index);

    private static void Content(SvgWriter svg, Figure figure, double width, double height)
    {
        var top = 8.0;
        foreach (var line in figure.Layout.Title is { } title ? PlainText.Lines(title, 16.5, width - 16) : [])
        {
            svg.Text(line, 8, top + 16, 16, bold: true);
            top += 22;
        }

        var legend = Legend.Of(figure, width - 24);
        legend.Draw(svg, 12, top + 2);
        top += legend.Height + 8;
        var bottom = height - (figure.Frames.Count > 1 ? 22 : 4);
        var paper = Paper(figure, new(0, top, width, bottom - top));
        foreach (var (x, y) in figure.Panels())
            DrawPanel(svg, figure, x, y, paper);
        foreach (var scene in figure.SceneNumbers())
            DrawScene(svg, figure, scene, paper);
        Overlay.OnPaper(svg, figure, paper);
        if (figure.Panels().Count + figure.SceneNumbers().Count() == 0)
            svg.Text(figure.Traces.Count == 0 ? "no data" : "This kind of figure is drawn where Plotly loads.", width / 2, (top + bottom) / 2, 13, "middle", "ck-s");
        if (figure.Frames.Count > 1)
        {
            var shown = figure.Frames[Styling.ShownFrame(figure.Frames)].Name;
            var over = figure.Parameter is null ? "" : figure.Parameter + " = ";
            svg.Text($"▶ Animation, {figure.Frames.Count} frames ({figure.Frames[0].Name} … {figure.Frames[^1].Name}); here {over}{shown}.", 8, height - 7, 11.5, look: "ck-s");
        }
    }

    // The paper is what domains are fractions of: all but the labels around the outermost panels.
    private static Box Paper(Figure figure, Box all)
    {
        double left = 10, right = 14, bottom = 8, top = figure.Layout.Annotations.Any(a => a.YRef == "paper" && a.Y > 0.99) ? 6 : 4;
        foreach (var (xNumber, yNumber) in figure.Panels())
        {
            var panel = Panel.Of(figure, xNumber, yNumber, all.Part(figure.Layout.X(xNumber).Domain, figure.Layout.Y(yNumber).Domain));
            if ((panel.XAxis.Domain?.Low ?? 0) < 0.02)
                left = Math.Max(left, AxisPainter.LabelRoom(panel.Y, panel.YAxis) + (string.IsNullOrEmpty(TitleOf(figure, 'y', yNumber)) ? 6 : 26));
            if ((panel.YAxis.Domain?.Low ?? 0) < 0.02)
                bottom = Math.Max(bottom, (panel.XAxis.HasLabels is false ? 8 : 24) + (string.IsNullOrEmpty(TitleOf(figure, 'x', xNumber)) ? 0 : 20));
            if ((panel.XAxis.Domain?.High ?? 1) > 0.85)
                right = Math.Max(right, panel.X.Ticks(AxisPainter.SpacingX, panel.XAxis).Select(t => t.Label is null || panel.XAxis.HasLabels is false ? 0 : panel.X.Map(t.Value) + (PlainText.Width(t.Label, 12) / 2) - panel.Width + 2).DefaultIfEmpty().Max());
        }

        (left, bottom) = (Math.Max(left, figure.Layout.Room?.Left ?? 0), Math.Max(bottom, figure.Layout.Room?.Below ?? 0));
        foreach (var bar in figure.Traces.OfType<IColorBar>().Where(bar => bar.ShowsBar))
            right = Math.Max(right, ColorBar.Room(bar) - (Math.Max(0, 1 - (ColorBar.PlaceOf(bar) ?? 1)) * (all.Width - left)));
        return new(all.Left + left, all.Top + top, Math.Max(40, all.Width - left - right), Math.Max(40, all.Height - top - bottom));
    }

    private static void DrawPanel(SvgWriter svg, Figure figure, int xNumber, int yNumber, Box paper)
    {
        var panel = Panel.Of(figure, xNumber, yNumber, paper.Part(figure.Layout.X(xNumber).Domain, figure.Layout.Y(yNumber).Domain));
        svg.Open("g", ("transform", FormattableString.Invariant($"translate({panel.Left:0.#} {panel.Top:0.#})")));
        AxisPainter.Grid(svg, panel);
        svg.Open("svg", ("width", panel.Width), ("height", panel.Height), ("overflow", "hidden"));
        var traces = figure.Traces.Select((trace, i) => (Trace: trace, Color: ColorOf(trace, i)))
            .Where(t => !t.Trace.IsSpatial && t.Trace.XAxis == xNumber && t.Trace.YAxis == yNumber).ToArray();
        foreach (var (trace, _) in traces)
        {
            if (trace is HeatmapTrace heatmap)
                HeatmapMarks.Draw(svg, heatmap, panel);
            else if (trace is ContourTrace contour)
                ContourMarks.Draw(svg, contour, panel);
        }

        BarMarks.Draw(svg, [.. traces.Where(t => t.Trace is BarTrace).Select(t => ((BarTrace)t.Trace, t.Color))], figure.Layout.BarMode, panel);
        foreach (var (trace, color) in traces.Where(t => t.Trace is HistogramTrace))
            HistogramMarks.Draw(svg, (HistogramTrace)trace, panel, color);
        ScatterTrace? before = null;
        foreach (var (trace, color) in traces.Where(t => t.Trace is ScatterTrace).OrderBy(t => t.Trace is ScatterTrace { IsBand: true } ? 0 : 1))
        {
            ScatterMarks.Draw(svg, (ScatterTrace)trace, before, panel, color);
            before = (ScatterTrace)trace;
        }

        Overlay.Shapes(svg, figure, panel);
        svg.Close("svg");
        AxisPainter.Edges(svg, panel, TitleOf(figure, 'x', xNumber), TitleOf(figure, 'y', yNumber));
        Overlay.Notes(svg, figure, panel);
        svg.Close("g");
        foreach (var bar in traces.Select(t => t.Trace).OfType<IColorBar>().Where(bar => bar.ShowsBar).Take(1))
            ColorBar.Draw(svg, bar, ColorBar.PlaceOf(bar) is { } x ? paper.Left + (x * paper.Width) + 4 : panel.Left + panel.Width + 12, panel.Top, panel.Height);
    }

    private static void DrawScene(SvgWriter svg, Figure figure, int number, Box paper)
    {
        var scene = figure.Layout.Scene(number);
        var surfaces = figure.Traces.OfType<SurfaceTrace>().Where(s => s.Scene == number && s is { Rows: > 1, Columns: > 1 }).ToArray();
        var box = paper.Part(scene.DomainX, scene.DomainY);
        if (surfaces.Length == 0)
            return;
        SurfaceMarks.Draw(svg, surfaces, scene, box);
        if (Array.Find(surfaces, surface => ((IColorBar)surface).ShowsBar) is { } found && (IColorBar)found is var bar)
            ColorBar.Draw(svg, bar, ColorBar.PlaceOf(bar) is { } x ? paper.Left + (x * paper.Width) + 4 : box.Right + 12, box.Top + (box.Height * 0.15), box.Height * 0.7);
    }

    private static string? TitleOf(Figure figure, char letter, int number)
    {
        var axis = letter == 'x' ? figure.Layout.X(number) : figure.Layout.Y(number);
        return Axis.Join(axis.Title ?? figure.DefaultTitle(letter, number), axis.Unit);
    }
}
