using System.Text;

namespace CourseKit.Notebooks.Rendering;

/// <summary>The frame of a page: head, bar, contents, links to the neighbours.</summary>
internal static class PageShell
{
    // A ball that descends a loss curve; drawn here so that a browser asks for no icon file.
    private const string Icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
        + "%3Crect width='32' height='32' rx='7' fill='%23155e75'/%3E%3Cpath d='M5 7c4 17 9 19 22 18' fill='none' "
        + "stroke='%23fff' stroke-width='3' stroke-linecap='round'/%3E%3Ccircle cx='14' cy='21.5' r='3.4' fill='%23fbbf24'/%3E%3C/svg%3E";

    /// <summary>A notebook's page.</summary>
    public static string Notebook(NotebookPage page, PageContext context, PageLinks links)
    {
        var info = page.Info;
        var html = new StringBuilder();
        var here = page.CourseTitle is null ? info.Title : info.Title + " – " + page.CourseTitle;
        AppendHead(html, here, info.Goal, context, links);
        AppendBar(html, page.CourseTitle, hasMenu: true);
        html.Append("<div class=\"frame\">\n");
        AppendContents(html, page, context);
        html.Append("<main id=\"main\" tabindex=\"-1\">\n<article>\n").Append(Header(page)).Append(page.Body).Append("</article>\n");
        AppendNeighbours(html, page);
        html.Append("</main>\n</div>\n");
        return Close(html);
    }

    /// <summary>The index of a course.</summary>
    public static string Index(
        IReadOnlyList<PageInfo> pages, string courseTitle, string? introduction, PageLinks links, Predicate<string> exists)
    {
        var context = new PageContext { InSite = true };
        var body = IndexHtml.Render(pages, courseTitle, introduction, context, exists);
        var html = new StringBuilder();
        AppendHead(html, courseTitle, introduction is null ? null : CourseMarkdown.PlainSentence(introduction), context, links);

        // The title page says the course's name once.
        AppendBar(html, null, hasMenu: false);
        html.Append("<main id=\"main\" class=\"index\" tabindex=\"-1\">\n").Append(body).Append("</main>\n");
        return Close(html);
    }

    /// <summary>The glossary of a course.</summary>
    public static string Glossary(IReadOnlyList<PageInfo> pages, string courseTitle, PageLinks links, Predicate<string> exists)
    {
        var context = new PageContext { InSite = true };
        var body = GlossaryHtml.Render(pages, context, exists);
        var html = new StringBuilder();
        AppendHead(html, "Glossary – " + courseTitle, "The terms of the course, in English and Korean.", context, links);
        AppendBar(html, courseTitle, hasMenu: false);
        html.Append("<main id=\"main\" class=\"index\" tabindex=\"-1\">\n").Append(body).Append("</main>\n");
        return Close(html);
    }

    private static void AppendHead(StringBuilder html, string title, string? description, PageContext page, PageLinks links)
    {
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>").Append(Html.Escape(title)).Append("</title>\n");
        if (description is not null)
            html.Append("<meta name=\"description\" content=\"").Append(Html.Escape(description)).Append("\">\n");
        html.Append("<link rel=\"icon\" href=\"").Append(Icon).Append("\">\n");

        // Before anything is painted, or a dark reader would see a white flash.
        html.Append("<script>document.documentElement.classList.add('js');"
            + "try{var t=localStorage.getItem('coursekit-theme');"
            + "if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch(e){}</script>\n");
        html.Append(links.Head(page)).Append(links.Script()).Append("</head>\n<body>\n");
        html.Append("<a class=\"skip\" href=\"#main\">Skip to the text</a>\n");
    }

    private static void AppendBar(StringBuilder html, string? courseTitle, bool hasMenu)
    {
        html.Append("<header class=\"top\">\n");
        if (hasMenu)
            html.Append("<button type=\"button\" class=\"menu\" aria-expanded=\"false\" aria-controls=\"contents\" hidden>Contents</button>\n");
        if (courseTitle is not null)
            html.Append("<a class=\"course\" href=\"index.html\">").Append(Html.Escape(courseTitle)).Append("</a>\n");
        else
            html.Append("<span class=\"course\"></span>\n");
        html.Append("<button type=\"button\" class=\"theme\" hidden>Theme</button>\n</header>\n");
    }

    private static string Header(NotebookPage page)
    {
        var info = page.Info;
        var html = new StringBuilder("<header class=\"page-head\">\n");
        if (info.Number.Length > 0)
            html.Append("<p class=\"chapter\">Chapter ").Append(Html.Escape(info.Number)).Append("</p>\n");
        html.Append("<h1>").Append(page.TitleHtml).Append("</h1>\n<p class=\"facts\">");
        if (info.Elapsed is { } elapsed)
            html.Append("<span>Ran in ").Append(Duration.Text(elapsed)).Append("</span>");
        else if (info.State == PageState.NotRun)
            html.Append("<span>Not executed</span>");
        if (page.CourseTitle is not null && page.Body.Length > 0)
            html.Append("<a href=\"").Append(Uri.EscapeDataString(info.NotebookFile)).Append("\" download>Notebook (.ipynb)</a>");

        html.Append("</p>\n");
        if (info.Error is not null)
        {
            html.Append("<div class=\"failure\" role=\"alert\"><strong>This notebook failed.</strong> ");
            Html.Escape(html, TerminalText.Plain(info.Error));
            if (page.FailedCell > 0)
                html.Append(System.Globalization.CultureInfo.InvariantCulture, $" <a href=\"#cell-{page.FailedCell}\">Go to cell {page.FailedCell}</a>");
            html.Append("</div>\n");
        }

        return html.Append("</header>\n").ToString();
    }

    private static void AppendContents(StringBuilder html, NotebookPage page, PageContext context)
    {
        html.Append("<div class=\"side\" id=\"contents\">\n");
        var sections = context.Sections.Where(section => section.Level is 2 or 3).ToList();
        if (sections.Count > 0)
        {
            html.Append("<nav id=\"page-sections\" aria-label=\"On this page\">\n<p class=\"side-title\">On this page</p>\n<ul>\n");
            foreach (var section in sections)
            {
                html.Append("<li class=\"level-").Append(section.Level == 2 ? '2' : '3').Append("\"><a href=\"#")
                    .Append(Html.Escape(section.Id)).Append("\">").Append(section.Html).Append("</a></li>\n");
            }

            html.Append("</ul>\n</nav>\n");
        }

        if (page.Pages.Count > 0)
        {
            html.Append("<nav id=\"chapters\" aria-label=\"Course\">\n<p class=\"side-title\"><a href=\"index.html\">Course</a></p>\n<ul>\n");
            foreach (var other in page.Pages)
            {
                html.Append("<li><a href=\"").Append(Uri.EscapeDataString(other.PageFile)).Append('"');
                if (other.Name == page.Info.Name)
                    html.Append(" aria-current=\"page\"");
                html.Append('>').Append(NumberAndTitle(other)).Append("</a></li>\n");
            }

            if (GlossaryHtml.IsNeeded(page.Pages))
                html.Append("<li><a href=\"").Append(GlossaryHtml.File).Append("\">Glossary</a></li>\n");
            html.Append("</ul>\n</nav>\n");
        }

        html.Append("</div>\n");
    }

    private static void AppendNeighbours(StringBuilder html, NotebookPage page)
    {
        var index = page.Pages.ToList().FindIndex(other => other.Name == page.Info.Name);
        var previous = index > 0 ? page.Pages[index - 1] : null;
        var next = index >= 0 && index + 1 < page.Pages.Count ? page.Pages[index + 1] : null;
        if (previous is null && next is null)
            return;
        html.Append("<nav class=\"neighbours\" aria-label=\"Next and previous\">\n");
        Append(previous, "prev", "Previous");
        Append(next, "next", "Next");
        html.Append("</nav>\n");

        void Append(PageInfo? other, string relation, string label)
        {
            if (other is null)
                return;
            html.Append("<a rel=\"").Append(relation).Append("\" href=\"").Append(Uri.EscapeDataString(other.PageFile))
                .Append("\"><span>").Append(label).Append("</span>").Append(NumberAndTitle(other)).Append("</a>\n");
        }
    }

    private static string NumberAndTitle(PageInfo page)
        => (page.Number.Length == 0 ? "" : "<span class=\"chapter-number\">" + Html.Escape(page.Number) + "</span> ")
            + Html.Escape(page.Title);

    private static string Close(StringBuilder html) => html.Append("</body>\n</html>\n").ToString();
}
