using System.Globalization;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports.Pages;

/// <summary>The class report as a page.</summary>
internal static class ReportPage
{
    private static readonly string Sorter = PageFrame.Read("sort.js");

    /// <summary>The whole page.</summary>
    public static byte[] Render(AssignmentOutline outline, ClassNumbers numbers, IReadOnlyList<string> unplaced)
    {
        var page = new Markup().Add($"<main class=\"report\">\n<header>\n<p class=\"kicker\">Class report</p>\n<h1>{outline.Title}</h1>\n");
        AddFigures(page, outline, numbers);
        page.Add($"</header>\n");
        AddAttention(page, numbers, unplaced);
        AddDistribution(page, outline, numbers);
        ExerciseSection.Add(page, numbers);
        AddMistakes(page, numbers);
        StudentSection.Add(page, outline, numbers);
        page.Add($"</main>\n");
        return PageFrame.Make(outline.Title + " – class report", page, Sorter);
    }

    private static void AddFigures(Markup page, AssignmentOutline outline, ClassNumbers numbers)
    {
        page.Add($"<dl class=\"figures\">\n<div><dt>students</dt><dd>{numbers.Students.Count}</dd></div>\n");
        if (numbers.Mean is { } mean && numbers.Median is { } median)
        {
            page.Add($"<div><dt>mean</dt><dd>{decimal.Round(mean, 1)}<span class=\"of\"> / {outline.Points}</span></dd></div>\n");
            page.Add($"<div><dt>median</dt><dd>{decimal.Round(median, 1)}<span class=\"of\"> / {outline.Points}</span></dd></div>\n");
            page.Add($"<div><dt>full marks</dt><dd>{numbers.Totals.Count(total => total >= outline.Points)}</dd></div>\n");
        }

        page.Add($"</dl>\n");
    }

    private static void AddAttention(Markup page, ClassNumbers numbers, IReadOnlyList<string> unplaced)
    {
        var body = new Markup();
        AddList(body, numbers, "To grade again", "Our own failure left these unjudged. Grade once more with --resume; nothing else is touched.",
            one => one.State == GradeState.ToGradeAgain ? one.ToJudge : null);
        AddList(body, numbers, "Could not be read", "Nothing was judged, and the campus tables leave these students out until you decide.",
            one => one.Refused is { } why ? [why] : null);
        AddList(body, numbers, "Tampered", "Something in the notebook tried to pass for a check’s result. Look before you conclude anything.",
            one => one.Tampered.Count > 0 ? one.Tampered : null);
        AddList(body, numbers, "To grade by hand", "Written answers that wait for a person; totals do not hold their points yet.",
            one => one.State == GradeState.ToGradeByHand ? one.ToGrade : null);
        if (unplaced.Count > 0)
        {
            body.Add($"<details open>\n<summary>Belongs to nobody <span class=\"count\">{unplaced.Count}</span></summary>\n");
            body.Add($"<p>Files from whose names no student could be read.</p>\n<ul class=\"people\">\n");
            foreach (var line in unplaced)
                body.Add($"<li><bdi>{VisibleText.Line(line)}</bdi></li>\n");
            body.Add($"</ul>\n</details>\n");
        }

        if (body.ToString() is { Length: > 0 })
            page.Add($"<section class=\"attention\">\n<h2>Needs you</h2>\n{body}</section>\n");
    }

    private static void AddList(
        Markup body, ClassNumbers numbers, string title, string meaning, Func<StudentRow, IReadOnlyList<string>?> what)
    {
        var listed = numbers.Students.Select(one => (Student: one, What: what(one))).Where(one => one.What is not null).ToList();
        if (listed.Count == 0)
            return;

        // A long list is folded up: its number says enough at first.
        if (listed.Count <= 8)
            body.Add($"<details open>\n");
        else
            body.Add($"<details>\n");
        body.Add($"<summary>{title} <span class=\"count\">{listed.Count}</span></summary>\n<p>{meaning}</p>\n<ul class=\"people\">\n");
        foreach (var (student, items) in listed)
        {
            body.Add($"<li>{StudentSection.Link(student)} <span class=\"what\">");
            foreach (var (index, item) in items!.Index())
            {
                if (index > 0)
                    body.Add($", ");
                body.Add($"<bdi>{VisibleText.Line(item)}</bdi>");
            }

            body.Add($"</span></li>\n");
        }

        body.Add($"</ul>\n</details>\n");
    }

    private static void AddDistribution(Markup page, AssignmentOutline outline, ClassNumbers numbers)
    {
        if (numbers.Mean is not { } mean || numbers.Median is not { } median || outline.Points <= 0)
            return;
        var totals = numbers.Totals;
        page.Add($"<section>\n<h2>Distribution</h2>\n<figure>\n");
        page.Add($"{Histogram.Of(totals, outline.Points, mean, median, 860, "wide")}{Histogram.Of(totals, outline.Points, mean, median, 350, "narrow")}");
        page.Add($"<figcaption>Points of {totals.Count} of {numbers.Students.Count} students after the late rule: from {totals[0]} to {totals[^1]}, ");
        page.Add($"half of them between {totals[totals.Count / 4]} and {totals[totals.Count * 3 / 4]}.</figcaption>\n</figure>\n</section>\n");
    }

    private static void AddMistakes(Markup page, ClassNumbers numbers)
    {
        var mistakes = numbers.Exercises.SelectMany(exercise => exercise.Mistakes.Select(one => (exercise, one.Message, one.Students)))
            .OrderByDescending(one => one.Students).Take(20).ToList();
        if (mistakes.Count == 0)
            return;
        page.Add($"<section>\n<h2>Most frequent mistakes</h2>\n<ol class=\"mistakes\">\n");
        foreach (var (exercise, message, students) in mistakes)
        {
            page.Add($"<li><span class=\"number\">{students}</span><span class=\"title\">{CodeText.Of(message)}<span class=\"where\">{exercise.Outline.Title}</span></span>");
            page.Add($"{Bar.Of(students, Math.Max(1, mistakes[0].Students), "partly")}</li>\n");
        }

        page.Add($"</ol>\n<p class=\"note\">Students whose results equal those of a wrong answer that you foresaw.</p>\n</section>\n");
    }

    /// <summary>A part in whole percent.</summary>
    internal static string Percent(decimal part) => decimal.Round(100 * part).ToString(CultureInfo.InvariantCulture) + " %";
}
