using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Renders what cells have shown.</summary>
internal static class OutputHtml
{
    // From what says most in a page to what always works.
    private static readonly (string Type, Func<string, PageContext, string> Render)[] Renderers =
    [
        (MimeTypes.Html, InsertHtml),
        (MimeTypes.Svg, (svg, _) => "<div class=\"output picture\">" + svg + "</div>"),
        (MimeTypes.Png, (data, _) => Picture(MimeTypes.Png, data)),
        ("image/jpeg", (data, _) => Picture("image/jpeg", data)),
        ("image/gif", (data, _) => Picture("image/gif", data)),
        ("image/webp", (data, _) => Picture("image/webp", data)),
        (MimeTypes.Markdown, (text, page) => "<div class=\"output prose\">" + CourseMarkdown.Render(CourseMarkdown.Parse(text), page) + "</div>"),
        ("text/latex", Formula),
        (MimeTypes.Mermaid, DrawDiagram),
        (MimeTypes.JavaScript, (code, _) => Script(code)),
        (MimeTypes.Plotly, PlotlyFigure),
        (MimeTypes.Json, (json, _) => Json(json)),
        (MimeTypes.Text, (text, _) => Text(text)),
    ];

    /// <summary>One output.</summary>
    public static string Render(CellOutput output, PageContext page) => output switch
    {
        StreamOutput stream => Stream(stream),
        ErrorOutput error => Error(error),
        DisplayOutput display => Display(display, page),
        UnrecognizedOutput other => Json(other.Json, "An output of a kind that this program does not know"),
        _ => Note("An output of an unknown kind (" + output.GetType().Name + ")."),
    };

    /// <summary>A Mermaid diagram: its text, which the page's script replaces by a drawing.</summary>
    public static string Diagram(string text)
        => "<figure class=\"output diagram\"><pre class=\"mermaid-source\">" + Html.Escape(text) + "</pre></figure>";

    /// <summary>A remark of the renderer's own.</summary>
    public static string Note(string text) => "<p class=\"note\">" + Html.Escape(text) + "</p>";

    private static string Display(DisplayOutput display, PageContext page)
    {
        foreach (var (type, render) in Renderers)
        {
            if (display.Data.TryGetValue(type, out var data))
                return render(data, page);
        }

        var text = display.Data.FirstOrDefault(item => item.Key.StartsWith("text/", StringComparison.Ordinal));
        if (text.Key is not null)
            return Text(text.Value);
        var json = display.Data.FirstOrDefault(item => item.Key.EndsWith("json", StringComparison.Ordinal));
        if (json.Key is not null)
            return Json(json.Value, json.Key);
        return Note("An output of type " + string.Join(", ", display.Data.Keys) + ", which a page can't show.");
    }

    private static string InsertHtml(string html, PageContext page)
    {
        page.NeedsPlotly |= html.Contains("coursekit-figure", StringComparison.Ordinal);
        page.NeedsMath |= html.Contains("class=\"math", StringComparison.Ordinal);
        return "<div class=\"output html\">" + html + "</div>";
    }

    private static string Picture(string type, string base64)
    {
        var data = string.Concat(base64.Where(c => !char.IsWhiteSpace(c)));
        return "<div class=\"output picture\"><img alt=\"Picture shown by the cell\" src=\"data:" + type + ";base64,"
            + Html.Escape(data) + "\"></div>";
    }

    private static string Formula(string tex, PageContext page)
    {
        page.NeedsMath = true;
        return "<div class=\"output\">" + MathHtml.Display(tex.Trim().Trim('$')) + "</div>";
    }

    private static string DrawDiagram(string text, PageContext page)
    {
        page.NeedsMermaid = true;
        return Diagram(text);
    }

    // A function of its own, as the notebook hosts run it: its names are not the next cell's.
    private static string Script(string code)
        => "<script>(async () => {\n" + Html.Script(code) + "\n})();</script>";

    private static string PlotlyFigure(string json, PageContext page)
    {
        page.NeedsPlotly = true;
        return "<div class=\"output plotly-json\"><script type=\"application/json\">"
            + json.Replace("<", "\\u003c", StringComparison.Ordinal)
            + "</script><noscript>" + Note("A figure that needs JavaScript.") + "</noscript></div>";
    }

    private static string Json(string json, string type = MimeTypes.Json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var bytes = new MemoryStream();
            var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            using (var writer = new Utf8JsonWriter(bytes, options))
                document.WriteTo(writer);
            return "<details class=\"output json\"><summary>" + (type == MimeTypes.Json ? "JSON" : Html.Escape(type))
                + "</summary><pre tabindex=\"0\">" + Html.Escape(Encoding.UTF8.GetString(bytes.ToArray())) + "</pre></details>";
        }
        catch (JsonException)
        {
            return Text(json);
        }
    }

    private static string Text(string text)
        => "<pre class=\"output text\" tabindex=\"0\">" + Html.Escape(TerminalText.Plain(text)) + "</pre>";

    private static string Stream(StreamOutput stream)
    {
        var text = TerminalText.Plain(stream.Text).TrimEnd('\n');
        if (text.Length == 0)
            return "";
        return stream.Name == "stderr"
            ? "<pre class=\"output stream stderr\" tabindex=\"0\" aria-label=\"Standard error\">" + Html.Escape(text) + "</pre>"
            : "<pre class=\"output stream\" tabindex=\"0\">" + Html.Escape(text) + "</pre>";
    }

    private static string Error(ErrorOutput error)
    {
        var html = new StringBuilder("<div class=\"output error\" role=\"alert\"><p class=\"message\"><strong>");
        Html.Escape(html, TerminalText.Plain(error.Name));
        html.Append("</strong> ");
        Html.Escape(html, TerminalText.Plain(error.Message));
        html.Append("</p>");
        if (error.Traceback.Count > 0)
        {
            html.Append("<pre tabindex=\"0\">");
            Html.Escape(html, TerminalText.Plain(string.Join('\n', error.Traceback)));
            html.Append("</pre>");
        }

        return html.Append("</div>").ToString();
    }
}
