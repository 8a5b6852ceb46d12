using System.Globalization;
using CourseKit.Grading.Submissions;

namespace CourseKit.Grading.Results;

/// <summary>Takes the points that people give. They are kept apart from the results and survive every regrading.</summary>
/// <param name="gradebook">Where they belong.</param>
public sealed class ManualGrading(Gradebook gradebook)
{
    /// <summary>Gives a student points for a written question, or for an exercise in the place of the judge's.</summary>
    /// <param name="student">The student's id.</param>
    /// <param name="question">The question's or exercise's id.</param>
    /// <param name="points">From 0 to what it is worth; null takes back what was given.</param>
    /// <param name="comment">Words for the student; null for none.</param>
    /// <exception cref="GradebookException">There is no such student or question, or the points are out of bounds.</exception>
    public void Set(string student, string question, decimal? points, string? comment)
    {
        gradebook.ReadRecord();
        Give(Checked(student, question, points, comment, ""));
    }

    /// <summary>Gives points as a table says: columns <c>student</c>, <c>question</c>, <c>points</c> and perhaps <c>comment</c>;
    /// others are passed over. A line without points gives none.</summary>
    /// <param name="path">A CSV file.</param>
    /// <returns>How many marks were given.</returns>
    /// <exception cref="GradebookException">A line is wrong; the message says which. Nothing was given.</exception>
    /// <exception cref="IntakeException">The file is no such table.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public int SetAll(string path)
    {
        gradebook.ReadRecord();
        var file = Path.GetFileName(path);
        var rows = CsvTable.Parse(File.ReadAllText(path), file);
        var header = rows.Count == 0 ? [] : rows[0].Fields.Select(field => field.Trim().ToLowerInvariant()).ToList();
        var (student, question, points, comment) =
            (header.IndexOf("student"), header.IndexOf("question"), header.IndexOf("points"), header.IndexOf("comment"));
        if (student < 0 || question < 0 || points < 0)
            throw new GradebookException($"{file}, line 1: wanted the columns student, question, points and perhaps comment");
        var given = new List<(SubmissionResult Result, string Id, decimal? Points, string? Comment)>();
        var found = new Dictionary<string, SubmissionResult?>(StringComparer.Ordinal);
        foreach (var (line, fields) in rows[1..])
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: ");
            if (Field(fields, points) is { } text)
                given.Add(Checked(Field(fields, student) ?? "", Field(fields, question) ?? "", Points(text, place), Field(fields, comment), place, found));
        }

        // Only now, so that a table with a fault gives nothing at all; and of many lines for one answer, only the last.
        foreach (var mark in given.GroupBy(mark => (mark.Result.Student, mark.Id)).Select(same => same.Last()))
            Give(mark);
        return given.Count;

        static string? Field(IReadOnlyList<string> fields, int at) => at >= 0 && at < fields.Count && fields[at].Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>Reads points as a person writes them.</summary>
    /// <param name="text">A number with a dot, or <c>none</c> to take back what was given.</param>
    /// <param name="place">Where it stands, for the message.</param>
    /// <exception cref="GradebookException">It is neither.</exception>
    public static decimal? Points(string text, string place = "")
        => text == "none" ? null
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) ? points
            : throw new GradebookException($"{place}'{PrintableText.Of(text)}' are no points; write a number such as 2.5, or none");

    private void Give((SubmissionResult Result, string Id, decimal? Points, string? Comment) mark)
    {
        if (mark.Points is { } points)
            gradebook.Manual.Set(mark.Result, new ManualMark(mark.Id, points, mark.Comment));
        else
            gradebook.Manual.Write(mark.Result.Student, [.. gradebook.Manual.Of(mark.Result.Student).Where(old => old.Id != mark.Id)]);
    }

    private (SubmissionResult Result, string Id, decimal? Points, string? Comment) Checked(
        string student, string question, decimal? points, string? comment, string place, Dictionary<string, SubmissionResult?>? found = null)
    {
        if (found is null || !found.TryGetValue(student, out var known))
            known = gradebook.Find(student);
        found?.TryAdd(student, known);
        var result = known ?? throw new GradebookException(
            $"{place}there is no result of a student '{PrintableText.Of(student)}'; the ids are those in grades.csv");
        var worth = result.Written.FirstOrDefault(answer => answer.Id == question)?.OutOf
            ?? result.Exercises.FirstOrDefault(exercise => exercise.Id == question)?.OutOf
            ?? throw new GradebookException(
                $"{place}there is no question '{PrintableText.Of(question)}'; there is {string.Join(", ", result.Written.Select(a => a.Id).Concat(result.Exercises.Select(e => e.Id)))}");
        return points is null or >= 0 && !(points > worth)
            ? (result, question, points, comment)
            : throw new GradebookException(string.Create(CultureInfo.InvariantCulture,
                $"{place}{question} is worth {worth} points, got {points}"));
    }
}
