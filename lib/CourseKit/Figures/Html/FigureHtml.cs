using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Figures.Json;
using CourseKit.Figures.Svg;

namespace CourseKit.Figures.Html;

/// <summary>
/// A figure as HTML: style, static drawing, caption, the data, and the script that draws them with Plotly.
/// </summary>
internal static class FigureHtml
{
    /// <summary>Points of a line in the page's data; Plotly shows no more on any screen.</summary>
    private const int MostPoints = 4000;

    public static string Write(Figure figure)
    {
        var width = Math.Clamp(figure.Layout.Width ?? SvgFigure.DefaultWidth, 200, 1600);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"coursekit-figure\" style=\"position:relative;margin:1em 0;max-width:{Math.Max(width, 720):0}px\">")
            .Append("<style>").Append(FigureStyle.ForHtml).Append("</style>")
            .Append(SvgFigure.Draw(figure, standalone: false))
            .Append("<figcaption style=\"font-size:.92em;line-height:1.45;margin:.4em 0 0\">")
            .Append(WebUtility.HtmlEncode(figure.CaptionText)).Append("</figcaption>")
            .Append("<script type=\"application/json\">").Append(Data(figure)).Append("</script>")
            .Append("<script>").Append(FigureScript.Source).Append("</script></figure>");
        return html.ToString();
    }

    // The writer escapes < and >, so no text in the data can end the script element.
    private static string Data(Figure figure)
    {
        var traces = figure.Traces.Select(Shortened).ToArray();
        var moving = figure.Frames.Count > 0;
        var json = FigureWriter.ToJson(figure with { Traces = traces }, new Rounding(moving ? 4 : 6, Compact: !moving));
        for (var i = 0; i < traces.Length; i++)
        {
            if (traces[i] is GridTrace grid && json["data"]![i] is JsonObject trace)
                GridBytes.Replace(trace, grid);
        }

        return FigureWriter.Write(moving ? FrameChanges.Of(json) : json);
    }

    private static Trace Shortened(Trace trace)
    {
        if (trace is not ScatterTrace { HasLine: true, ErrorY: null, Shades: null } line || line.Y.Count <= MostPoints || line.X.Labels is not null || line.Y.Labels is not null)
            return trace;

        // The lowest and highest of each stretch, and gaps, in their order: what a reader can see of a long curve.
        var stretch = (line.Y.Count * 2 / MostPoints) + 1;
        var kept = new List<int>();
        for (var start = 0; start < line.Y.Count; start += stretch)
        {
            var range = Enumerable.Range(start, Math.Min(stretch, line.Y.Count - start)).ToArray();
            if (Array.Find(range, i => !double.IsFinite(line.Y[i]) && i > 0) is var gap && gap > 0)
                kept.Add(gap);
            var finite = range.Where(i => double.IsFinite(line.Y[i])).ToArray();
            if (finite.Length > 0)
                kept.AddRange([finite.MinBy(i => line.Y[i]), finite.MaxBy(i => line.Y[i])]);
        }

        var order = kept.Append(0).Append(line.Y.Count - 1).Distinct().Order().ToArray();
        return line with { X = Values.Of(order.Select(i => line.X[i])), Y = Values.Of(order.Select(i => line.Y[i])) };
    }
}
