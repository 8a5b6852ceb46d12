using System.Collections.Concurrent;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;
using CourseKit.Grading.Running;
using CourseKit.Grading.Submissions;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Tests.Results;

/// <summary>A class in a temporary folder, graded by a judge that does what the first word of a submission says.</summary>
internal sealed class TestClass : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("coursekit-").FullName;

    public string In => Directory.CreateDirectory(Path.Combine(Root, "in")).FullName;

    public Gradebook Book => new(Path.Combine(Root, "out"));

    public FakeJudge Judge { get; set; } = new();

    public IntakeOptions Intake { get; set; } = new();

    public string Version { get; set; } = "1";

    /// <summary>Everybody whose submission went to the judge, in all runs.</summary>
    public ConcurrentQueue<string> Judged { get; } = new();

    public Assignment Assignment => Named("hw1");

    public TestClass HandIn(string student, string words)
    {
        var path = Path.Combine(In, student, "hw1.dib");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!csharp\n\n{words}\n");
        return this;
    }

    public TestClass HandInMany(int count)
    {
        for (var i = 0; i < count; i++)
            HandIn($"s{i:000}", i % 3 == 0 ? "half" : "right");
        return this;
    }

    public async Task<GradingSummary> Grade(
        GradingOptions? options = null, Gradebook? book = null, Action<GradingEvent>? onEvent = null,
        CancellationToken cancellation = default, Assignment? assignment = null)
    {
        assignment ??= Assignment;
        using var taken = SubmissionIntake.Take(In, Intake);
        var run = new GradingRun(assignment, new Counted(Judge, Judged), notebook => Recover(notebook), book ?? Book, options ?? new() { Jobs = 1 });
        return await run.RunAsync(taken, onEvent, cancellation);
    }

    public SubmissionResult Result(string student, Gradebook? book = null) => (book ?? Book).View().Read(student);

    public Assignment Named(string name)
    {
        var cell = new AssignmentCell(1, CellRole.Answer, "e1", new Cell("csharp", "x"), "x");
        var check = new ExerciseCheckCell("e1", null, 2, cell, "x", HasHiddenTests: false);
        return new(name, "Homework", new Notebook([]), [],
            [
                new("e1", "First", 2, cell, "x", [check], []),
                new("e2", "Second", 3, cell, "x", [check], []),
            ],
            [new("q1", 5, "Why", cell, "Because")], "assignment " + Version);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static RecoveredSubmission Recover(Notebook notebook)
    {
        var words = notebook.Cells[0].Source;
        if (words.StartsWith("unrecoverable", StringComparison.Ordinal))
            throw new InvalidOperationException("no");
        return new([new(CellRole.Answer, "e1", null, words, true, 1)],
            words.Contains("wrote", StringComparison.Ordinal) ? new Dictionary<string, string> { ["q1"] = words } : [], [],
            [new(RemarkKind.Moved, "a cell stands elsewhere")]);
    }

    private sealed class Counted(FakeJudge judge, ConcurrentQueue<string> judged) : IJudge
    {
        public string Sandbox => judge.Sandbox;

        public string ToolsHash => judge.ToolsHash;

        public Task<Judgement> JudgeAsync(RecoveredSubmission submission, IProgress<string>? progress, CancellationToken cancellation)
        {
            judged.Enqueue(submission.Cells[0].Source);
            return judge.JudgeAsync(submission, progress, cancellation);
        }

        public ValueTask DisposeAsync() => judge.DisposeAsync();
    }
}
