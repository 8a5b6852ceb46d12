using System.Text.Json;
using CourseKit.Grading.Reports;
using CourseKit.Grading.Reports.Pages;
using CourseKit.Grading.Results;

namespace CourseKit.Fuzz.Readers;

/// <summary>A small gradebook in a folder, of which one file is replaced by an input.</summary>
internal sealed class SampleGrades : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes the gradebook.</summary>
    public SampleGrades()
    {
        Write("gradebook.json", Record);
        Write("results/101.json", Result);
        Write("manual/101.json", Manual);
    }

    /// <summary>The record of the run.</summary>
    public static byte[] Record { get; } = JsonSerializer.SerializeToUtf8Bytes(
        new GradebookRecord
        {
            Outline = new("hw1", "Homework 1", new string('a', 64), [new("e1", "First", 2, ["Divides by n − 1"])], [new("q1", "Why", 5, "Says why.")]),
            Shard = "1/2",
            Parts = ["1/2", "2/2"],
            Submissions = 1,
            Due = new(2026, 11, 20, 23, 59, 0, TimeSpan.FromHours(9)),
            Late = "10%/day",
            Unplaced = ["readme.txt"],
        },
        SubmissionResultJson.Default.GradebookRecord);

    /// <summary>The result of student 101.</summary>
    public static byte[] Result { get; } = JsonSerializer.SerializeToUtf8Bytes(
        new SubmissionResult
        {
            Student = "101",
            Name = "김민수 <b>",
            Layout = "canvas",
            Assignment = "hw1",
            AssignmentHash = new string('a', 64),
            SubmissionHash = "bb",
            ToolsHash = "cc",
            Sandbox = "bubblewrap",
            File = "kimminsu_101_9001_hw1.dib",
            Attempt = 2,
            Attempts = 3,
            SubmittedAt = new(2026, 11, 20, 23, 59, 0, TimeSpan.FromHours(9)),
            LatePenalty = 0.1m,
            IsComplete = true,
            Exercises = [new("e1", "First", 1.5m, 2, Verdict.Partly, "nearly", [new("half", true, Verdict.KnownMistake, 0.5m, 1)], 0.25)],
            Written = [new("q1", "Why", null, 5, null, "because $x<y$")],
            Remarks = [new(RemarkKind.Note, "attempt 2 of 3 counts"), new(RemarkKind.Retyped, "e1 was found by its content")],
            HandInRemarks = 1,
            Regraded = new([RegradeCause.Assignment], 1, [new("e1", 1, 1.5m, Verdict.Wrong, Verdict.Partly)]),
            Seconds = 1.25,
            GradedAt = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
        },
        SubmissionResultJson.Default.SubmissionResult);

    /// <summary>The points given by hand to student 101.</summary>
    public static byte[] Manual { get; } = JsonSerializer.SerializeToUtf8Bytes(
        new ManualRecord { Student = "101", Marks = [new("q1", 3.5m, "good", new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), null), new("e1", 1, null, default, "bb")] },
        SubmissionResultJson.Default.ManualRecord);

    /// <summary>The gradebook.</summary>
    public Gradebook Gradebook => new(_folder["."]);

    /// <summary>Writes one of its files.</summary>
    public string Write(string name, byte[] content) => _folder.Write(name, content);

    /// <summary>All that the reports say.</summary>
    public string Reports()
    {
        var view = Gradebook.View();
        return string.Join('\n', view.Results.Select(result => JsonSerializer.Serialize(result, SubmissionResultJson.Default.SubmissionResult) + result.Points + "/" + result.OutOf)) + "\n"
            + PagesOf(view);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    // The pages and tables themselves: the writer of reports would pass over one that fails.
    private string PagesOf(GradebookView view)
    {
        var numbers = new ClassNumbers(view.Outline);
        var pages = 0;
        foreach (var result in view.Results)
        {
            pages += FeedbackPage.Render(view.Outline, result).Length;
            numbers.Add(result);
        }

        foreach (var table in new IReport[] { new GradesCsv(), new CanvasCsv(), new MoodleCsv() })
            table.Write(view, _folder["."]);
        return $"{pages} {ReportPage.Render(view.Outline, numbers, view.Unplaced).Length} {File.ReadAllText(_folder["grades.csv"])}";
    }
}
