using System.Globalization;
using CourseKit.Grading.Running;

namespace CourseKit.Grading.Results;

/// <summary>What JSON lets a file of a gradebook say, and no run ever writes: a gap where a part must be, points without bounds, an id twice.</summary>
/// <remarks>Reports and merging take such a file's word for the rest; so it is judged once, when it is read.</remarks>
internal static class StoredFaults
{
    private const decimal MostPoints = 1_000_000;
    private const double MostSeconds = 1e9;

    /// <summary>What is wrong, in words; null if nothing is.</summary>
    public static string? Of(object stored) => stored switch
    {
        SubmissionResult result => OfResult(result),
        GradebookRecord record => OfRecord(record),
        ManualRecord manual => OfManual(manual),
        _ => null,
    };

    private static string? OfResult(SubmissionResult result)
        => Missing("student", result.Student) ?? Missing("assignment", result.Assignment) ?? Missing("assignmentHash", result.AssignmentHash)
            ?? Missing("submissionHash", result.SubmissionHash) ?? Missing("toolsHash", result.ToolsHash) ?? Missing("sandbox", result.Sandbox) ?? Missing("file", result.File)
            ?? (result.LatePenalty is < 0 or > 1 ? "latePenalty must be 0 to 1" : null) ?? Time("seconds", result.Seconds)
            ?? (result.HandInRemarks < 0 ? "handInRemarks must be at least 0" : null)
            ?? Each("exercises", result.Exercises, OfExercise, exercise => exercise.Id)
            ?? Each("written", result.Written, OfWritten, answer => answer.Id)
            ?? Each("remarks", result.Remarks, remark => Missing("text", remark.Text) ?? Known(remark.Kind))
            ?? (result.Regraded is { } note ? OfNote(note) : null);

    private static string? OfExercise(ExerciseResult exercise)
        => Missing("id", exercise.Id) ?? Missing("title", exercise.Title) ?? Points(exercise.Points) ?? Points(exercise.OutOf) ?? Known(exercise.Verdict) ?? Time("seconds", exercise.Seconds)
            ?? (exercise.ByHand is { } mark ? Missing("id", mark.Id) ?? Points(mark.Points) : null)
            ?? Each("cases", exercise.Cases, one => Missing("name", one.Name) ?? Known(one.Verdict) ?? Points(one.Points) ?? Points(one.OutOf));

    private static string? OfWritten(WrittenResult answer)
        => Missing("id", answer.Id) ?? Missing("title", answer.Title) ?? Points(answer.Points ?? 0) ?? Points(answer.OutOf);

    private static string? OfNote(RegradeNote note)
        => Points(note.PointsBefore) ?? (note.Causes is null ? "regraded.causes is missing" : note.Causes.Select(Known).FirstOrDefault(fault => fault is not null))
            ?? Each("regraded.exercises", note.Exercises, change => Missing("id", change.Id) ?? Points(change.Before ?? 0) ?? Points(change.After ?? 0)
                ?? Known(change.VerdictBefore ?? Verdict.Right) ?? Known(change.VerdictAfter ?? Verdict.Right));

    private static string? OfRecord(GradebookRecord record)
        => OfOutline(record.Outline) ?? Missing("late", record.Late)
            ?? (record.Submissions < 0 ? "submissions must be at least 0" : null)
            ?? (record.Shard is { } shard ? Part(shard) : null)
            ?? Each("parts", record.Parts, Part)
            ?? Each("unplaced", record.Unplaced, _ => null);

    private static string? OfOutline(AssignmentOutline? outline)
        => outline is null ? "outline is missing"
            : Missing("outline.name", outline.Name) ?? Missing("outline.title", outline.Title) ?? Missing("outline.hash", outline.Hash)
                ?? Each("outline.exercises", outline.Exercises, one => Missing("id", one.Id) ?? Missing("title", one.Title) ?? Points(one.Points) ?? Each("knownMistakes", one.KnownMistakes, _ => null), one => one.Id)
                ?? Each("outline.questions", outline.Questions, one => Missing("id", one.Id) ?? Missing("title", one.Title) ?? Points(one.Points) ?? Missing("rubric", one.Rubric), one => one.Id);

    private static string? OfManual(ManualRecord manual)
        => Missing("student", manual.Student) ?? Each("marks", manual.Marks, mark => Missing("id", mark.Id) ?? Points(mark.Points), mark => mark.Id);

    private static string? Each<T>(string list, IReadOnlyList<T?>? items, Func<T, string?> fault, Func<T, string>? id = null)
        where T : class
    {
        if (items is null)
            return $"{list} is missing";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < items.Count; at++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{list}[{at}]");
            if (items[at] is not { } item)
                return $"{place} is null";
            if (fault(item) is { } problem)
                return $"{place}: {problem}";
            if (id is not null && !seen.Add(id(item)))
                return $"{place} has the id of one before it";
        }

        return null;
    }

    private static string? Missing(string name, string? text) => text is null ? $"{name} is missing" : null;

    private static string? Points(decimal points) => points is < -MostPoints or > MostPoints ? "points must be within a million" : null;

    private static string? Time(string name, double seconds) => seconds is >= 0 and <= MostSeconds ? null : $"{name} must be 0 to a billion";

    // A number would do for JSON, and is no word that we know.
    private static string? Known<T>(T value)
        where T : struct, Enum
        => Enum.IsDefined(value) ? null : $"there is no {typeof(T).Name} {value}";

    private static string? Part(string part)
    {
        try
        {
            Shard.Parse(part);
            return null;
        }
        catch (FormatException)
        {
            return "a part of a class is written like 3/16";
        }
    }
}
