using System.Text;

namespace CourseKit.Notebooks.Rendering;

/// <summary>The body of a course's index.</summary>
internal static class IndexHtml
{
    // The curve and the ball of the page's icon, in the page's colours.
    private const string Ornament = "<svg class=\"ornament\" viewBox=\"0 0 120 46\" aria-hidden=\"true\">"
        + "<path d=\"M4 4C24 46 44 46 62 31S88 20 116 42\"/><circle cx=\"20\" cy=\"21\" r=\"5.5\"/></svg>\n";

    /// <summary>The body; what does not exist yet, because its notebook still runs or was not chosen, is not linked.</summary>
    public static string Render(
        IReadOnlyList<PageInfo> pages, string courseTitle, string? introduction, PageContext context, Predicate<string> exists)
    {
        var html = new StringBuilder("<header class=\"title-page\">\n").Append(Ornament);
        html.Append("<h1>").Append(Html.Escape(courseTitle)).Append("</h1>\n");
        if (introduction is not null)
            html.Append("<p class=\"introduction\">").Append(CourseMarkdown.Sentence(introduction, context)).Append("</p>\n");
        html.Append("<p class=\"facts\"><span>").Append(Summary(pages)).Append("</span></p>\n</header>\n");
        if (pages.Count == 0)
            return html.Append(OutputHtml.Note("There are no notebooks yet.")).Append('\n').ToString();
        html.Append("<h2 class=\"side-title\">Contents</h2>\n<ol class=\"chapters\">\n");
        foreach (var page in pages)
            AppendEntry(html, page, context, exists);
        html.Append("</ol>\n");
        if (GlossaryHtml.Count(pages) is > 0 and var terms)
        {
            html.Append("<p class=\"to-glossary\"><a href=\"").Append(GlossaryHtml.File)
                .Append(System.Globalization.CultureInfo.InvariantCulture, $"\">Glossary</a>: {terms} terms, English and Korean</p>\n");
        }

        return html.ToString();
    }

    private static void AppendEntry(StringBuilder html, PageInfo page, PageContext context, Predicate<string> exists)
    {
        html.Append("<li data-state=\"").Append(StateName(page.State)).Append("\">\n");
        html.Append("<span class=\"chapter-number\" aria-hidden=\"true\">").Append(Html.Escape(page.Number)).Append("</span>\n<div>\n");
        html.Append("<h3>");
        if (exists(page.PageFile))
            html.Append("<a href=\"").Append(Uri.EscapeDataString(page.PageFile)).Append("\">").Append(Html.Escape(page.Title)).Append("</a>");
        else
            html.Append(Html.Escape(page.Title));
        html.Append("</h3>\n");
        if (page.Goal is not null)
            html.Append("<p class=\"goal\">").Append(CourseMarkdown.Sentence(page.Goal, context)).Append("</p>\n");
        if (page.Sections.Count > 0)
        {
            html.Append("<p class=\"sections\">")
                .AppendJoin("&nbsp;· ", page.Sections.Select(section => "<span>" + CourseMarkdown.Sentence(section, context) + "</span>"))
                .Append("</p>\n");
        }

        html.Append("<p class=\"facts\"><span class=\"state\">").Append(StateText(page.State)).Append("</span>");
        if (page.TimeNeeded is not null)
            html.Append("<span>Time: ").Append(CourseMarkdown.Sentence(page.TimeNeeded, context)).Append("</span>");
        if (page.Elapsed is { } elapsed)
            html.Append("<span>Ran in ").Append(Duration.Text(elapsed)).Append("</span>");
        if (exists(page.NotebookFile))
            html.Append("<a href=\"").Append(Uri.EscapeDataString(page.NotebookFile)).Append("\" download>.ipynb</a>");
        html.Append("</p>\n");
        if (page.Error is not null)
            html.Append("<p class=\"failure\">").Append(Html.Escape(TerminalText.Plain(page.Error))).Append("</p>\n");
        html.Append("</div>\n</li>\n");
    }

    private static string Summary(IReadOnlyList<PageInfo> pages)
    {
        var failed = pages.Count(page => page.State == PageState.Failed);
        var all = pages.Count == 1 ? "1 notebook" : FormattableString.Invariant($"{pages.Count} notebooks");
        return failed == 0 ? all : FormattableString.Invariant($"{all}, {failed} failed");
    }

    private static string StateName(PageState state) => state switch
    {
        PageState.Succeeded => "ok",
        PageState.UpToDate => "up-to-date",
        PageState.Failed => "failed",
        _ => "not-run",
    };

    private static string StateText(PageState state) => state switch
    {
        PageState.Succeeded => "OK",
        PageState.UpToDate => "Up to date",
        PageState.Failed => "Failed",
        _ => "Not run",
    };
}
