using System.Globalization;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports.Pages;

/// <summary>The table of students, with links to their pages.</summary>
internal static class StudentSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(Markup page, AssignmentOutline outline, ClassNumbers numbers)
    {
        page.Add($"<section>\n<h2>Students</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Students\">\n<table class=\"sortable\">\n<thead><tr><th scope=\"col\">Student</th><th scope=\"col\" class=\"number\">Points</th>");
        page.Add($"<th scope=\"col\" class=\"share\">of {outline.Points}</th><th scope=\"col\">Exercises</th><th scope=\"col\">State</th></tr></thead>\n<tbody>\n");
        foreach (var student in numbers.Students)
        {
            var has = student.State is GradeState.Graded or GradeState.ToGradeByHand;
            page.Add($"<tr><th scope=\"row\">{Link(student)}</th><td class=\"number\" data-value=\"{Key(has ? student.Points : -1)}\">");
            if (has)
                page.Add($"{student.Points}</td><td class=\"share\" data-value=\"{Key(student.Points)}\">{Bar.Of(student.Points, outline.Points, "accent")}</td>");
            else
                page.Add($"–</td><td class=\"share\" data-value=\"-1\"></td>");
            page.Add($"<td class=\"dots\" data-value=\"{student.Verdicts.Count(verdict => verdict == Verdict.Right)}\">");
            foreach (var (index, verdict) in student.Verdicts.Index())
            {
                var title = index < outline.Exercises.Count ? outline.Exercises[index].Title : "";
                page.Add($"<span class=\"mark {VerdictWords.Tone(verdict)}\" role=\"img\" aria-label=\"{title}: {VerdictWords.Short(verdict)}\" title=\"{title}: {VerdictWords.Short(verdict)}\"></span>");
            }

            page.Add($"</td><td class=\"state\">{GradeStates.Words(student.State)}");
            if (student.LatePenalty > 0)
                page.Add($" <span class=\"tag\">late</span>");
            if (student.Tampered.Count > 0)
                page.Add($" <span class=\"tag bad\">tampered</span>");
            page.Add($"</td></tr>\n");
        }

        page.Add($"</tbody>\n</table>\n</div>\n</section>\n");
    }

    /// <summary>A link to a student's page; its text is the name, if the campus system gave one, and the id.</summary>
    public static Markup Link(StudentRow student)
    {
        var file = Uri.EscapeDataString(GradebookView.FileNameOf(student.Student)) + ".html";
        var link = new Markup().Add($"<a href=\"feedback/{file}\"><bdi>{VisibleText.Line(student.Name is { Length: > 0 } name ? name : student.Student)}</bdi></a>");
        return student.Name is { Length: > 0 } && student.Name != student.Student
            ? link.Add($" <bdi class=\"id\">{VisibleText.Line(student.Student)}</bdi>")
            : link;
    }

    private static string Key(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);
}
