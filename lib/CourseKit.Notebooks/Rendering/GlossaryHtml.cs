using System.Globalization;
using System.Text;

namespace CourseKit.Notebooks.Rendering;

/// <summary>The body of the glossary: every term of the course once, with the chapters that explain it.</summary>
internal static class GlossaryHtml
{
    /// <summary>The page's file name.</summary>
    public const string File = "glossary.html";

    private sealed record Entry(GlossaryTerm Term, List<PageInfo> Chapters, string Id)
    {
        // The term as its reader looks it up: formulas and emphasis do not count.
        public string Key { get; } = KeyOf(Term.Term);
    }

    /// <summary>Whether there is anything to write.</summary>
    public static bool IsNeeded(IReadOnlyList<PageInfo> pages) => pages.Any(page => page.Terms.Count > 0);

    /// <summary>How many terms the notebooks name.</summary>
    public static int Count(IReadOnlyList<PageInfo> pages) => Entries(pages).Count;

    /// <summary>The body; what has no page yet is not linked.</summary>
    public static string Render(IReadOnlyList<PageInfo> pages, PageContext context, Predicate<string> exists)
    {
        var entries = Entries(pages);
        var html = new StringBuilder("<header class=\"page-head\">\n<h1>Glossary</h1>\n<p class=\"facts\"><span>");
        html.Append(CultureInfo.InvariantCulture, $"{entries.Count} terms</span><a href=\"#korean\" lang=\"ko\">가나다순</a></p>\n</header>\n");
        html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Terms\"><table class=\"glossary\">\n<thead><tr><th scope=\"col\">Term</th><th scope=\"col\">Korean</th><th scope=\"col\">Meaning</th><th scope=\"col\">Chapter</th></tr></thead>\n<tbody>\n");
        foreach (var entry in entries)
        {
            html.Append("<tr id=\"").Append(entry.Id).Append("\"><th scope=\"row\">").Append(CourseMarkdown.Sentence(entry.Term.Term, context))
                .Append("</th><td lang=\"ko\">").Append(CourseMarkdown.Sentence(entry.Term.Korean, context))
                .Append("</td><td>").Append(CourseMarkdown.Sentence(entry.Term.Meaning, context)).Append("</td><td>")
                .AppendJoin(", ", entry.Chapters.Select(chapter => Link(chapter, exists))).Append("</td></tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n<h2 id=\"korean\" lang=\"ko\">가나다순</h2>\n<ul class=\"korean-terms\">\n");

        // Hangul syllables stand in Unicode in the order of a Korean dictionary.
        foreach (var entry in entries.Where(entry => entry.Term.Korean.Length > 0).OrderBy(entry => entry.Term.Korean, StringComparer.Ordinal))
        {
            html.Append("<li><a href=\"#").Append(entry.Id).Append("\"><span lang=\"ko\">").Append(CourseMarkdown.Sentence(entry.Term.Korean, context))
                .Append("</span></a> ").Append(CourseMarkdown.Sentence(entry.Term.Term, context)).Append("</li>\n");
        }

        return html.Append("</ul>\n").ToString();
    }

    private static List<Entry> Entries(IReadOnlyList<PageInfo> pages)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
        foreach (var page in pages)
        {
            foreach (var term in page.Terms)
            {
                // The first chapter that names a term explains it; the later ones are named beside it.
                if (!entries.TryGetValue(KeyOf(term.Term), out var entry))
                    entries[KeyOf(term.Term)] = entry = new Entry(term, [], string.Create(CultureInfo.InvariantCulture, $"term-{entries.Count + 1}"));
                if (entry.Chapters.LastOrDefault() != page)
                    entry.Chapters.Add(page);
            }
        }

        return [.. entries.Values.OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)];
    }

    private static string KeyOf(string term) => CourseMarkdown.PlainSentence(term).Trim();

    private static string Link(PageInfo chapter, Predicate<string> exists)
    {
        var text = Html.Escape(chapter.Number.Length > 0 ? chapter.Number : chapter.Title);
        return exists(chapter.PageFile)
            ? $"<a href=\"{Uri.EscapeDataString(chapter.PageFile)}\" title=\"{Html.Escape(chapter.Title)}\">{text}</a>"
            : text;
    }
}
