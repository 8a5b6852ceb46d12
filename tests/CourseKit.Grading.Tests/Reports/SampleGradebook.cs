using CourseKit.Grading.Reports;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Tests.Reports;

/// <summary>Gradebooks for the tests of reports, and a folder to write them to.</summary>
internal sealed class SampleGradebook : IDisposable
{
    /// <summary>Texts that try to be more than text.</summary>
    public static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' autofocus onfocus='alert(1)",
        "</title></style></pre></bdi><svg onload=alert(1)>",
        "<!-- --><!DOCTYPE x>&lt;&amp;&#60;",
        "javascript:alert(1)",
        "../../etc/passwd",
        "=HYPERLINK(\"http://x\")",
        "+1+1", "-2", "@SUM(A1)",
        "\u001b[31mred\u001b[0m",
        "two\nlines\r\nand\ttabs",
        "txt\u202Eexe.gpj\u2066x",
        "👩‍🎓 Ωμέγα 김민준 محمد",
        "a\u0000b\u0085c\uFFFE",
        "\uD800 half",
        "a,b;\"c\"",
        "`code` and `half",
    ];

    /// <summary>What was asked.</summary>
    public static readonly AssignmentOutline Outline = new("hw1", "Homework 1", new string('a', 64),
        [new("mse", "Mean squared error", 2, ["Divides by n − 1"]), new("softmax", "Softmax", 3, ["Overflows", "Sums all rows"])],
        [new("why", "Why softmax?", 4, "Says that it is positive.")]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coursekit-reports-");

    /// <summary>The folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>A result with everything right and a written answer that has its points.</summary>
    public static SubmissionResult Good(string student) => new()
    {
        Student = student,
        Assignment = "hw1",
        AssignmentHash = new string('a', 64),
        SubmissionHash = new string('b', 64),
        ToolsHash = "",
        Sandbox = "bubblewrap",
        File = "hw1.dib",
        IsComplete = true,
        Exercises =
        [
            new("mse", "Mean squared error", 2, 2, Verdict.Right, null,
                [new("the lecture's example", false, Verdict.Right, 0, 0), new("random numbers", true, Verdict.Right, 2, 2)], 0.1),
            new("softmax", "Softmax", 3, 3, Verdict.Right, null, [new("large numbers", true, Verdict.Right, 3, 3)], 0.1),
        ],
        Written = [new("why", "Why softmax?", 3.5m, 4, "Well said.", "Because it is **positive**.")],
        Remarks = [],
        Seconds = 1.234,
    };

    /// <summary>A result with other verdicts, in the exercises' order.</summary>
    public static SubmissionResult With(string student, params (Verdict Verdict, decimal Points, string? Diagnosis)[] outcomes)
    {
        var good = Good(student);
        return good with
        {
            IsComplete = outcomes.All(outcome => outcome.Verdict != Verdict.NotJudged),
            Exercises = [.. good.Exercises.Zip(outcomes, (exercise, outcome) => exercise with
            {
                Verdict = outcome.Verdict, Points = outcome.Points, Diagnosis = outcome.Diagnosis,
                Cases = [.. exercise.Cases.Select(one => one with { Verdict = outcome.Verdict == Verdict.Right ? Verdict.Right : Verdict.Wrong })],
            })],
        };
    }

    /// <summary>A result in which every text that may come from others is this one.</summary>
    public static SubmissionResult HostileResult(string text) => Good(text) with
    {
        Name = text,
        File = text,
        Exercises = [.. Good(text).Exercises.Select(exercise => exercise with
        {
            Title = text, Diagnosis = text, Verdict = Verdict.KnownMistake, Cases = [new(text, true, Verdict.Wrong, 0, 1)],
        })],
        Written = [new("why", text, null, 4, text, text)],
        Remarks = [new(RemarkKind.Tampered, text)],
    };

    /// <summary>Writes one report of these results.</summary>
    public string Write(IReport report, params SubmissionResult[] results)
    {
        var byStudent = results.ToDictionary(result => result.Student, StringComparer.Ordinal);
        string[] students = [.. byStudent.Keys.Order(StringComparer.Ordinal)];
        report.Write(new GradebookView(Outline, students, student => byStudent[student], []), Folder);
        return Path.Combine(Folder, report.Name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
