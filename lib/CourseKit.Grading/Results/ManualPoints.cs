using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Results;

/// <summary>The folder <c>manual</c> of a gradebook.</summary>
internal sealed class ManualPoints(string folder)
{
    /// <summary>Every student's marks.</summary>
    public IEnumerable<ManualRecord> All()
        => Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(ReadFile)
            : [];

    /// <summary>A student's marks; empty if there are none.</summary>
    public IReadOnlyList<ManualEntry> Of(string student)
        => PathOf(student) is var path && File.Exists(path) ? ReadFile(path).Marks : [];

    /// <summary>Gives points, in the place of earlier ones for the same question.</summary>
    /// <param name="result">The student's result as the judge left it.</param>
    /// <param name="mark">What is given.</param>
    public void Set(SubmissionResult result, ManualMark mark)
    {
        var entry = new ManualEntry(mark.Id, mark.Points, mark.Comment, DateTimeOffset.UtcNow, SeenIn(result, mark.Id));
        Write(result.Student, [.. Of(result.Student).Where(old => old.Id != mark.Id), entry]);
    }

    /// <summary>Writes a student's marks.</summary>
    public void Write(string student, IReadOnlyList<ManualEntry> marks)
    {
        Directory.CreateDirectory(folder);
        var record = new ManualRecord { Student = student, Marks = marks };
        AtomicFile.Write(PathOf(student), JsonSerializer.SerializeToUtf8Bytes(record, SubmissionResultJson.Default.ManualRecord));
    }

    /// <summary>A result with what people gave in it, and remarks where that may be out of date.</summary>
    public SubmissionResult LayOver(SubmissionResult result)
    {
        var marks = Of(result.Student).ToDictionary(mark => mark.Id);
        if (marks.Count == 0)
            return result;
        var remarks = result.Remarks.ToList();
        foreach (var mark in marks.Values)
        {
            var isKnown = result.Written.Any(answer => answer.Id == mark.Id) || result.Exercises.Any(exercise => exercise.Id == mark.Id);
            if (!isKnown)
                remarks.Add(new(RemarkKind.Note, $"points were given for {mark.Id}, which the assignment does not have any more"));
            else if (mark.Seen != SeenIn(result, mark.Id))
                remarks.Add(new(RemarkKind.Note, $"the points given for {mark.Id} were for what was handed in before; look again"));
        }

        return result with
        {
            Remarks = remarks,
            Written = [.. result.Written.Select(answer => marks.TryGetValue(answer.Id, out var mark)
                ? answer with { Points = mark.Points, Comment = mark.Comment }
                : answer)],
            Exercises = [.. result.Exercises.Select(exercise => marks.TryGetValue(exercise.Id, out var mark)
                ? exercise with { Points = mark.Points, ByHand = new ManualMark(mark.Id, mark.Points, mark.Comment) }
                : exercise)],
        };
    }

    /// <summary>What a grader had to look at: the written answer, or the file handed in.</summary>
    private static string? SeenIn(SubmissionResult result, string id)
        => result.Written.FirstOrDefault(answer => answer.Id == id) is { } written
            ? written.Answer is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written.Answer)))
            : result.SubmissionHash;

    private static ManualRecord ReadFile(string path)
    {
        try
        {
            return Gradebook.Read(path, SubmissionResultJson.Default.ManualRecord, record => record.Schema);
        }
        catch (GradebookException fault)
        {
            // Never to be deleted unread: nobody else has these points.
            throw new GradebookException(fault.Message.Replace("delete it and grade again", "mend it by hand; these points are nowhere else", StringComparison.Ordinal));
        }
    }

    private string PathOf(string student) => Path.Combine(folder, StudentFileName.Of(student) + ".json");
}
