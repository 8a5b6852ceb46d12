using System.Text;

namespace CourseKit.Grading.Submissions;

/// <summary>When students handed in, and when it was due for them, as a table of the campus system says it.</summary>
/// <remarks>CSV with the columns <c>student</c>, <c>time</c> and, where somebody has an extension, <c>due</c>; the first line
/// names them, or they come in this order. Several lines of a student are that many attempts.</remarks>
public sealed class SubmissionTimes
{
    private readonly Dictionary<string, List<DateTimeOffset>> _times = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);

    private SubmissionTimes()
    {
    }

    /// <summary>No table: times are those of the files.</summary>
    public static SubmissionTimes None { get; } = new();

    /// <summary>The times of a student's attempts, in order; empty if the table has none.</summary>
    public IReadOnlyList<DateTimeOffset> Of(string student) => _times.TryGetValue(student, out var known) ? known : [];

    /// <summary>When it was due for a student; null if the table does not say.</summary>
    public DateTimeOffset? DueOf(string student) => _due.TryGetValue(student, out var time) ? time : null;

    /// <summary>Reads a table.</summary>
    /// <exception cref="IntakeException">A line is wrong; the message says which.</exception>
    public static SubmissionTimes Read(string path)
    {
        var read = new SubmissionTimes();
        var file = Path.GetFileName(path);
        var rows = CsvTable.Parse(File.ReadAllText(path, Encoding.UTF8), file);
        string[] columns = ["student", "time", "due"];
        if (rows.Count > 0 && rows[0].Fields.Contains("student", StringComparer.OrdinalIgnoreCase))
        {
            columns = [.. rows[0].Fields.Select(field => field.Trim().ToLowerInvariant())];
            rows = rows[1..];
        }

        foreach (var (line, fields) in rows)
        {
            var student = ComposedText.Of(Field(fields, "student") ?? throw new IntakeException(FormattableString.Invariant($"{file}, line {line}: the student is missing")));
            if (Field(fields, "time") is { } time)
            {
                read._times.TryAdd(student, []);
                read._times[student].Add(TimeOf(time, file, line));
            }

            if (Field(fields, "due") is { } dueText)
                read._due[student] = TimeOf(dueText, file, line);
        }

        foreach (var known in read._times.Values)
            known.Sort();
        return read;

        string? Field(IReadOnlyList<string> fields, string name)
            => Array.IndexOf(columns, name) is >= 0 and var at && at < fields.Count && fields[at].Trim() is { Length: > 0 } text ? text : null;
    }

    private static DateTimeOffset TimeOf(string text, string file, int line)
    {
        try
        {
            return DueTime.Parse(text);
        }
        catch (IntakeException fault)
        {
            throw new IntakeException(FormattableString.Invariant($"{file}, line {line}: {fault.Message}"));
        }
    }
}
