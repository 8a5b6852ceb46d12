using System.Text;

namespace CourseKit.Notebooks.Rendering;

/// <summary>The body of a course's index.</summary>
internal static class IndexHtml
{
    /// <summary>The body; what does not exist yet, because its notebook still runs or was not chosen, is not linked.</summary>
    public static string Render(IReadOnlyList<PageInfo> pages, string courseTitle, PageContext context, Predicate<string> exists)
    {
        var html = new StringBuilder("<header class=\"page-head\">\n<h1>").Append(Html.Escape(courseTitle)).Append("</h1>\n");
        html.Append("<p class=\"facts\"><span>").Append(Summary(pages)).Append("</span></p>\n</header>\n");
        if (pages.Count == 0)
            return html.Append(OutputHtml.Note("There are no notebooks yet.")).Append('\n').ToString();
        html.Append("<ol class=\"chapters\">\n");
        foreach (var page in pages)
            AppendEntry(html, page, context, exists);
        return html.Append("</ol>\n").ToString();
    }

    private static void AppendEntry(StringBuilder html, PageInfo page, PageContext context, Predicate<string> exists)
    {
        html.Append("<li data-state=\"").Append(StateName(page.State)).Append("\">\n");
        html.Append("<span class=\"chapter-number\" aria-hidden=\"true\">").Append(Html.Escape(page.Number)).Append("</span>\n<div>\n");
        html.Append("<h2>");
        if (exists(page.PageFile))
            html.Append("<a href=\"").Append(Uri.EscapeDataString(page.PageFile)).Append("\">").Append(Html.Escape(page.Title)).Append("</a>");
        else
            html.Append(Html.Escape(page.Title));
        html.Append("</h2>\n");
        if (page.Goal is not null)
            html.Append("<p class=\"goal\">").Append(CourseMarkdown.Sentence(page.Goal, context)).Append("</p>\n");
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
