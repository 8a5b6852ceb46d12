using System.Globalization;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports;

/// <summary>A student's feedback in lines of plain text, for campus systems.</summary>
internal static class FeedbackText
{
    /// <summary>The whole result: a line for each exercise and written question, and one for the late rule.</summary>
    public static IEnumerable<string> Of(SubmissionResult result)
    {
        var lines = result.Exercises.Select(exercise => Line(exercise.Title, exercise.Points, exercise.OutOf, Outcome(exercise)))
            .Concat(result.Written.Select(answer => Line(answer.Title, GradeStates.IsOpen(answer) ? null : answer.Points ?? 0, answer.OutOf, Outcome(answer))));
        return result.LatePenalty > 0 ? lines.Append(Late(result)) : lines;
    }

    /// <summary>An exercise's outcome in a sentence or two.</summary>
    public static string Outcome(ExerciseResult exercise)
        => exercise.ByHand is { } mark ? "Points given by hand." + (mark.Comment is null ? "" : " " + mark.Comment)
            : exercise.Diagnosis is { Length: > 0 } diagnosis ? diagnosis
            : VerdictWords.Sentence(exercise.Verdict);

    /// <summary>A written answer's outcome.</summary>
    public static string Outcome(WrittenResult answer)
        => string.IsNullOrWhiteSpace(answer.Comment)
            ? GradeStates.IsOpen(answer) ? "Not graded yet." : string.IsNullOrWhiteSpace(answer.Answer) ? "There is no answer." : "Graded by hand."
            : answer.Comment;

    /// <summary>What the late rule took.</summary>
    public static string Late(SubmissionResult result)
        => string.Create(CultureInfo.InvariantCulture, $"Handed in late: {result.LatePenalty * 100:0.##} % of the points earned are taken off.");

    private static string Line(string title, decimal? points, decimal outOf, string outcome)
        => string.Create(CultureInfo.InvariantCulture,
            $"{title}: {(points is { } got ? CsvSheet.Points(got) : "–")} of {CsvSheet.Points(outOf)}. {outcome}");
}
