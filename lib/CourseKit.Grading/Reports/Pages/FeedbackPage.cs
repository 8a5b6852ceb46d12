using System.Globalization;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports.Pages;

/// <summary>One student's feedback as a page.</summary>
internal static class FeedbackPage
{
    /// <summary>The whole page.</summary>
    public static byte[] Render(AssignmentOutline outline, SubmissionResult result)
    {
        var page = new Markup().Add($"<main class=\"feedback\">\n<header>\n<p class=\"kicker\">Feedback</p>\n<h1>{outline.Title}</h1>\n");
        page.Add($"<p class=\"who\"><bdi>{Who(result)}</bdi></p>\n");
        AddTotal(page, outline, result);
        page.Add($"</header>\n");
        if (result.Exercises.Count > 0)
            AddOverview(page, result);
        foreach (var (index, exercise) in result.Exercises.Index())
            AddExercise(page, index + 1, exercise);
        foreach (var (index, answer) in result.Written.Index())
            AddAnswer(page, result.Exercises.Count + index + 1, answer);
        AddRemarks(page, result);
        AddFacts(page, result);
        page.Add($"</main>\n");
        return PageFrame.Make($"{outline.Title} – {result.Student}", page);
    }

    private static string Who(SubmissionResult result)
        => VisibleText.Line(result.Name is { Length: > 0 } name && name != result.Student ? $"{name} ({result.Student})" : result.Student);

    private static void AddTotal(Markup page, AssignmentOutline outline, SubmissionResult result)
    {
        switch (GradeStates.Of(result))
        {
            case GradeState.Refused:
                page.Add($"<p class=\"notice bad\"><strong>What was handed in could not be read.</strong> <bdi>{result.Refused}</bdi></p>\n");
                return;
            case GradeState.ToGradeAgain:
                page.Add($"<p class=\"notice open\"><strong>Not all of it is judged yet</strong>, because of a fault on our side. It will be judged again; nothing is lost.</p>\n");
                break;
            case GradeState.ToGradeByHand:
                AddPoints(page, outline, result);
                page.Add($"<p class=\"notice open\">Written answers are still to be graded; their points will be added.</p>\n");
                break;
            default:
                AddPoints(page, outline, result);
                break;
        }

        if (result.LatePenalty > 0)
            page.Add($"<p class=\"notice partly\">{FeedbackText.Late(result)}</p>\n");
    }

    private static void AddPoints(Markup page, AssignmentOutline outline, SubmissionResult result)
        => page.Add($"<p class=\"total\"><span class=\"number\">{result.Points}</span> <span class=\"of\">of {outline.Points} points</span></p>\n")
            .Add($"{Bar.Of(result.Points, outline.Points, "accent")}");

    private static void AddOverview(Markup page, SubmissionResult result)
    {
        page.Add($"<nav aria-label=\"Exercises\">\n<ol class=\"overview\">\n");
        foreach (var (index, exercise) in result.Exercises.Index())
        {
            var tone = exercise.ByHand is null ? VerdictWords.Tone(exercise.Verdict) : "hand";
            page.Add($"<li><a href=\"#part-{index + 1}\"><span class=\"mark {tone}\" aria-hidden=\"true\"></span><span class=\"title\">{exercise.Title}</span>");
            page.Add($"<span class=\"outcome\">{Outcome(exercise)}</span><span class=\"points\">{PointsOf(exercise)}<span class=\"of\"> / {exercise.OutOf}</span></span></a></li>\n");
        }

        foreach (var (index, answer) in result.Written.Index())
        {
            page.Add($"<li><a href=\"#part-{result.Exercises.Count + index + 1}\"><span class=\"mark {Tone(answer)}\" aria-hidden=\"true\"></span><span class=\"title\">{answer.Title}</span>");
            page.Add($"<span class=\"outcome\">{State(answer)}</span><span class=\"points\">{PointsOf(answer)}<span class=\"of\"> / {answer.OutOf}</span></span></a></li>\n");
        }

        page.Add($"</ol>\n</nav>\n");
    }

    private static void AddExercise(Markup page, int number, ExerciseResult exercise)
    {
        var tone = exercise.ByHand is null ? VerdictWords.Tone(exercise.Verdict) : "hand";
        page.Add($"<section id=\"part-{number}\" class=\"part\">\n<h2><span class=\"ordinal\">{number}</span> {exercise.Title}</h2>\n");
        page.Add($"<p class=\"verdict\"><span class=\"badge {tone}\">{Outcome(exercise)}</span> <span class=\"points\">{PointsOf(exercise)} of {exercise.OutOf}</span></p>\n");
        if (exercise.ByHand is { } mark)
            page.Add($"<p>These points were given by a person.</p>\n").Add($"{Comment(mark.Comment)}");
        if (exercise.Diagnosis is { Length: > 0 } diagnosis)
            page.Add($"<p class=\"diagnosis {VerdictWords.Tone(exercise.Verdict)}\">{CodeText.Of(diagnosis)}</p>\n");
        else if (exercise.ByHand is null)
            page.Add($"<p>{VerdictWords.Sentence(exercise.Verdict)}</p>\n");
        AddCases(page, exercise.Cases);
        page.Add($"</section>\n");
    }

    private static void AddCases(Markup page, IReadOnlyList<CaseResult> cases)
    {
        if (cases.Count == 0)
            return;
        page.Add($"<ul class=\"cases\">\n");
        foreach (var one in cases)
        {
            page.Add($"<li class=\"{VerdictWords.Tone(one.Verdict)}\"><span class=\"mark {VerdictWords.Tone(one.Verdict)}\" aria-hidden=\"true\"></span><span class=\"title\">{CodeText.Of(one.Name)}");
            if (one.IsHidden)
                page.Add($" <span class=\"tag\">hidden</span>");
            page.Add($"</span><span class=\"outcome\">{VerdictWords.Short(one.Verdict)}</span><span class=\"points\">");
            if (one.OutOf > 0)
                page.Add($"{one.Points}<span class=\"of\"> / {one.OutOf}</span>");
            page.Add($"</span></li>\n");
        }

        page.Add($"</ul>\n");
    }

    private static void AddAnswer(Markup page, int number, WrittenResult answer)
    {
        page.Add($"<section id=\"part-{number}\" class=\"part\">\n<h2><span class=\"ordinal\">{number}</span> {answer.Title}</h2>\n");
        page.Add($"<p class=\"verdict\"><span class=\"badge {Tone(answer)}\">{State(answer)}</span> <span class=\"points\">{PointsOf(answer)} of {answer.OutOf}</span></p>\n");
        page.Add($"{Comment(answer.Comment)}");
        if (!string.IsNullOrWhiteSpace(answer.Answer))
            page.Add($"<h3>Your answer</h3>\n<pre class=\"answer\" dir=\"auto\">{answer.Answer.Trim()}</pre>\n");
        page.Add($"</section>\n");
    }

    private static Markup Comment(string? comment)
        => string.IsNullOrWhiteSpace(comment)
            ? new Markup()
            : new Markup().Add($"<h3>The grader’s comment</h3>\n<pre class=\"comment\" dir=\"auto\">{comment.Trim()}</pre>\n");

    private static void AddRemarks(Markup page, SubmissionResult result)
    {
        if (result.Remarks.Count == 0)
            return;
        page.Add($"<section class=\"part\">\n<h2>About your notebook</h2>\n<ul class=\"remarks\">\n");
        foreach (var remark in result.Remarks)
            page.Add($"<li><bdi>{VisibleText.Line(remark.Text)}</bdi></li>\n");
        page.Add($"</ul>\n</section>\n");
    }

    private static void AddFacts(Markup page, SubmissionResult result)
    {
        page.Add($"<footer class=\"facts\">\n<p>");
        if (result.File.Length > 0)
            page.Add($"Graded file: <bdi>{VisibleText.Line(result.File)}</bdi>. ");
        if (result.SubmittedAt is { } time)
            page.Add($"Handed in {time.ToString("d MMMM yyyy, HH:mm zzz", CultureInfo.InvariantCulture)}. ");
        if (result.Attempts > 1)
            page.Add($"Attempt {result.Attempt} of {result.Attempts} counts. ");
        page.Add($"</p>\n</footer>\n");
    }

    private static string Outcome(ExerciseResult exercise) => exercise.ByHand is null ? VerdictWords.Short(exercise.Verdict) : "graded by hand";

    private static string PointsOf(ExerciseResult exercise)
        => exercise.Verdict == Verdict.NotJudged && exercise.ByHand is null ? "–" : CsvSheet.Points(exercise.Points);

    private static string PointsOf(WrittenResult answer) => GradeStates.IsOpen(answer) ? "–" : CsvSheet.Points(answer.Points ?? 0);

    private static string State(WrittenResult answer)
        => GradeStates.IsOpen(answer) ? "not graded yet" : answer.Points is null ? "no answer" : "graded by hand";

    private static string Tone(WrittenResult answer) => answer.Points is null ? "open" : "hand";
}
