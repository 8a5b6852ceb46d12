using CourseKit.Grading.Reports;
using CourseKit.Grading.Reports.Pages;

namespace CourseKit.Grading.Similarity;

/// <summary>The pairs as a page: ranked, then each with its code side by side.</summary>
internal static class SimilarPage
{
    private const int MostListed = 300;
    private const int MostShown = 50;

    /// <summary>The whole page.</summary>
    public static byte[] Render(SimilarityFindings findings, string title)
    {
        var page = new Markup().Add($"<main class=\"similar\">\n<header>\n<p class=\"kicker\">Shared code</p>\n<h1>{VisibleText.Line(title)}</h1>\n");
        if (findings.Pairs.Count == 0)
        {
            page.Add($"<p>No two of the {findings.Students} submissions share unusual code worth a look.</p>\n</header>\n</main>\n");
            return PageFrame.Make(title + " – shared code", page);
        }

        page.Add($"<p>{findings.Students} submissions were compared; {Pairs(findings.Pairs.Count)} unusual code. This shows what to look at, not who copied: ");
        page.Add($"a common source, a study group or one plain way to write something looks the same.</p>\n");
        page.Add($"<p class=\"note\">Names, literals, comments, layout and the order of functions do not count; neither does the released code, nor what much of the class wrote. ");
        page.Add($"A token that only two students share counts 1, one that more share counts less.</p>\n</header>\n");
        AddTable(page, findings);
        foreach (var (index, pair) in findings.Pairs.Take(MostShown).Index())
            AddPair(page, index + 1, pair);
        page.Add($"</main>\n");
        return PageFrame.Make(title + " – shared code", page);
    }

    private static string Pairs(int count)
        => count == 1 ? "one pair shares" : count.ToString(System.Globalization.CultureInfo.InvariantCulture) + " pairs share";

    private static void AddTable(Markup page, SimilarityFindings findings)
    {
        page.Add($"<section>\n<h2>Pairs, most unusual first</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Pairs\">\n<table class=\"pairs\">\n<thead><tr><th scope=\"col\" class=\"number\"></th><th scope=\"col\">Students</th>");
        page.Add($"<th scope=\"col\" class=\"number\">Unusual tokens</th><th scope=\"col\" class=\"number\">Share</th><th scope=\"col\" class=\"share\"></th><th scope=\"col\">Exercises</th></tr></thead>\n<tbody>\n");
        foreach (var (index, pair) in findings.Pairs.Take(MostListed).Index())
        {
            page.Add($"<tr><td class=\"number\">{index + 1}</td><th scope=\"row\">");
            if (index < MostShown)
                page.Add($"<a href=\"#pair-{index + 1}\">{Names(pair)}</a>");
            else
                page.Add($"{Names(pair)}");
            page.Add($"</th><td class=\"number\">{pair.Unusual:0}</td><td class=\"number\">{ReportPage.Percent((decimal)pair.Share)}</td>");
            page.Add($"<td class=\"share\">{Bar.Of((decimal)pair.Share, 1, "accent")}</td><td>{Exercises(pair)}</td></tr>\n");
        }

        page.Add($"</tbody>\n</table>\n</div>\n");
        if (findings.Pairs.Count > MostListed)
            page.Add($"<p class=\"note\">The first {MostListed}; similar.csv has all {findings.Pairs.Count}.</p>\n");
        page.Add($"</section>\n");
    }

    private static Markup Names(SimilarPair pair)
        => new Markup().Add($"<bdi>{VisibleText.Line(pair.First.Student)}</bdi> and <bdi>{VisibleText.Line(pair.Second.Student)}</bdi>");

    private static Markup Exercises(SimilarPair pair)
    {
        var html = new Markup();
        foreach (var (index, exercise) in pair.Exercises.Index())
        {
            if (index > 0)
                html.Add($", ");
            html.Add($"{NameOf(exercise.Id)} <span class=\"of\">{ReportPage.Percent((decimal)exercise.Share)}</span>");
        }

        return html;
    }

    private static void AddPair(Markup page, int number, SimilarPair pair)
    {
        page.Add($"<section class=\"pair\" id=\"pair-{number}\">\n<h2><span class=\"of\">{number}</span> {Names(pair)}</h2>\n");
        page.Add($"<p class=\"note\">{pair.Unusual:0} unusual tokens, {ReportPage.Percent((decimal)pair.Share)} of the shorter submission: {Exercises(pair)}</p>\n<div class=\"sides\">\n");
        AddSide(page, pair.First, [.. pair.Runs.Select(run => run.First)]);
        AddSide(page, pair.Second, [.. pair.Runs.Select(run => run.Second)]);
        page.Add($"</div>\n</section>\n");
    }

    private static void AddSide(Markup page, SubmittedCode code, IReadOnlyList<CodeSpan> runs)
    {
        page.Add($"<div>\n<h3><bdi>{VisibleText.Line(code.Student)}</bdi></h3>\n");
        foreach (var (index, part) in code.Parts.Index())
        {
            var own = runs.Index().Where(run => run.Item.Part == index).ToList();
            if (own.Count > 0)
                page.Add($"<p class=\"part-name\">{NameOf(part.ExerciseId)}</p>\n{Listing.Of(part.Source, own)}");
        }

        page.Add($"</div>\n");
    }

    private static string NameOf(string exercise) => exercise.Length > 0 ? VisibleText.Line(exercise) : "added cells";
}
