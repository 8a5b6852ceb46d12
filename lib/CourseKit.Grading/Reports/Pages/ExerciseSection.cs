using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports.Pages;

/// <summary>How the class did, exercise by exercise, hardest first.</summary>
internal static class ExerciseSection
{
    private const int MostCases = 6;

    /// <summary>Adds the section.</summary>
    public static void Add(Markup page, ClassNumbers numbers)
    {
        var exercises = numbers.Exercises.Where(exercise => exercise.Judged > 0).OrderBy(exercise => exercise.Success).ToList();
        if (exercises.Count == 0)
            return;
        page.Add($"<section>\n<h2>Exercises, hardest first</h2>\n<p class=\"legend\"><span class=\"key good\">right</span> <span class=\"key partly\">partly right or a known mistake</span> ");
        page.Add($"<span class=\"key bad\">wrong or failed</span> <span class=\"key open\">not done or missing</span></p>\n<ol class=\"exercises\">\n");
        foreach (var exercise in exercises)
            Add(page, exercise);
        page.Add($"</ol>\n</section>\n");
    }

    private static void Add(Markup page, ExerciseNumbers exercise)
    {
        var right = exercise.Count(Verdict.Right);
        var partly = exercise.Count(Verdict.Partly, Verdict.KnownMistake);
        var open = exercise.Count(Verdict.NotDone, Verdict.Missing);
        var bad = exercise.Judged - right - partly - open;
        page.Add($"<li>\n<p class=\"head\"><span class=\"title\">{exercise.Outline.Title}</span> <span class=\"number\">{ReportPage.Percent(exercise.Success)}<span class=\"of\"> of the points</span></span></p>\n");
        page.Add($"<svg class=\"stack\" viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        var x = 0m;
        foreach (var (count, tone) in new[] { (right, "good"), (partly, "partly"), (bad, "bad"), (open, "open") })
        {
            var width = 1000m * count / exercise.Judged;
            if (count > 0)
                page.Add($"<rect class=\"{tone}\" x=\"{x}\" width=\"{width}\" height=\"16\"/>");
            x += width;
        }

        page.Add($"</svg>\n<p class=\"counts\">{right} right · {partly} partly right or a known mistake · {bad} wrong or failed · {open} not done or missing</p>\n");
        var cases = exercise.Cases.Where(one => one.Right < one.All).Take(MostCases).ToList();
        if (cases.Count > 0)
        {
            page.Add($"<ul class=\"checks\">\n");
            foreach (var (name, isHidden, good, all) in cases)
            {
                page.Add($"<li><span class=\"title\">{CodeText.Of(name)}");
                if (isHidden)
                    page.Add($" <span class=\"tag\">hidden</span>");
                page.Add($"</span><span class=\"number\">{ReportPage.Percent((decimal)good / all)}</span>{Bar.Of(good, all, "good")}</li>\n");
            }

            page.Add($"</ul>\n");
        }

        page.Add($"</li>\n");
    }
}
