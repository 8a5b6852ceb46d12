using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Renders one cell that is not Markdown: its code and what it has shown.</summary>
internal static partial class CellHtml
{
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(1);

    /// <summary>The cell as a section of the page; empty when there is nothing to see.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="number">Its number in the notebook, all languages counted, as messages use it.</param>
    /// <param name="outputs">What it has shown, replaced outputs resolved.</param>
    /// <param name="page">The page being made.</param>
    public static string Render(Cell cell, int number, IReadOnlyList<CellOutput> outputs, PageContext page)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"cell\" id=\"cell-{number}\" data-language=\"");
        Html.Escape(html, cell.Language);
        html.Append(CultureInfo.InvariantCulture, $"\" data-status=\"{Status(cell)}\" aria-label=\"Cell {number}\">\n");

        // An html or mermaid cell is there for what it draws; its source would only be in the way.
        var drawn = outputs.Count > 0 && cell.Run?.Status != CellStatus.Failed
            && cell.Language is Languages.Html or Languages.Mermaid or Languages.JavaScript;
        if (!drawn)
            AppendSource(html, cell, number);
        AppendOutputs(html, cell, outputs, page);
        return html.Append("</section>\n").ToString();
    }

    private static void AppendSource(StringBuilder html, Cell cell, int number)
    {
        var fold = cell.Language == Languages.CSharp ? FoldTitle().Match(cell.Source) : Match.Empty;
        if (fold.Success)
        {
            html.Append("<details class=\"folded\"><summary>");
            Html.Escape(html, fold.Groups["title"].Value.Trim() is { Length: > 0 } title ? title : "Code");
            html.Append("</summary>\n");
        }

        html.Append("<div class=\"input\"><div class=\"bar\">");
        html.Append(CultureInfo.InvariantCulture, $"<a class=\"number\" href=\"#cell-{number}\" title=\"Cell {number}\">{number}</a>");
        html.Append("<span class=\"language\">");
        Html.Escape(html, LanguageName(cell.Language));
        html.Append("</span>");
        if (cell.Run is { } run && run.Elapsed >= Noticeable)
            html.Append("<span class=\"elapsed\" title=\"Run time\">").Append(Duration.Text(run.Elapsed)).Append("</span>");
        html.Append("<button type=\"button\" class=\"copy\" hidden>Copy</button></div>");
        html.Append("<pre class=\"source\" tabindex=\"0\"><code class=\"language-");
        Html.Escape(html, cell.Language);
        html.Append("\">").Append(CodeHtml.Lines(cell.Language, cell.Source, FaultyLine(cell, number)));
        html.Append("</code></pre></div>\n");
        if (fold.Success)
            html.Append("</details>\n");
    }

    private static void AppendOutputs(StringBuilder html, Cell cell, IReadOnlyList<CellOutput> outputs, PageContext page)
    {
        var body = new StringBuilder();
        foreach (var output in outputs)
            body.Append(OutputHtml.Render(output, page)).Append('\n');
        var hasError = outputs.Any(output => output is ErrorOutput);
        _ = cell.Run switch
        {
            { Status: CellStatus.PassedOver } run => body.Append(OutputHtml.Note(
                "Passed over" + (run.Reason is null ? "." : ": " + run.Reason))).Append('\n'),
            { Status: CellStatus.NotReached } => body.Append("<p class=\"not-reached\">Not reached: an earlier cell failed.</p>\n"),
            { Status: CellStatus.Failed, Reason: { } reason } when !hasError
                => body.Append(OutputHtml.Render(new ErrorOutput("Failed", reason, []), page)).Append('\n'),
            null when cell.Language is not (Languages.CSharp or Languages.Html or Languages.Mermaid or Languages.JavaScript)
                => body.Append(OutputHtml.Note("Not executed: a cell in " + LanguageName(cell.Language) + ".")).Append('\n'),
            _ => body,
        };
        if (body.Length > 0)
            html.Append("<div class=\"outputs\">\n").Append(body).Append("</div>\n");
    }

    private static string Status(Cell cell) => cell.Run?.Status switch
    {
        CellStatus.Succeeded => "succeeded",
        CellStatus.Failed => "failed",
        CellStatus.PassedOver => "passed-over",
        CellStatus.NotReached => "not-reached",
        _ => "not-run",
    };

    private static string LanguageName(string language) => language switch
    {
        Languages.CSharp => "C#",
        "fsharp" => "F#",
        "pwsh" => "PowerShell",
        "javascript" => "JavaScript",
        "html" => "HTML",
        "http" => "HTTP",
        "mermaid" => "Mermaid",
        "sql" => "SQL",
        _ => language,
    };

    // Messages name the place as «01-….dib, cell 7, line 4: …».
    private static int FaultyLine(Cell cell, int number)
    {
        if (cell.Run?.Status is not CellStatus.Failed)
            return 0;
        var message = cell.Outputs.OfType<ErrorOutput>().FirstOrDefault()?.Message ?? cell.Run.Reason ?? "";
        var place = Place().Match(message);
        return place.Success
            && int.Parse(place.Groups["cell"].Value, CultureInfo.InvariantCulture) == number
            ? int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture)
            : 0;
    }

    [GeneratedRegex(@"\bcell (?<cell>\d{1,6}), line (?<line>\d{1,6})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\A//[ ]*fold(:(?<title>[^\n]*))?(\n|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FoldTitle();
}
