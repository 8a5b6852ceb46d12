using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Tests.Results;

/// <summary>Does what the first word of a submission says.</summary>
internal sealed class FakeJudge : IJudge
{
    public string Sandbox { get; init; } = "bubblewrap";

    public string ToolsHash { get; init; } = "tools 1";

    /// <summary>What right answers earn, of two points.</summary>
    public decimal Right { get; init; } = 2;

    /// <summary>Called before each judgement.</summary>
    public Action OnJudge { get; init; } = () => { };

    public Task<Judgement> JudgeAsync(RecoveredSubmission submission, IProgress<string>? progress, CancellationToken cancellation)
    {
        OnJudge();
        cancellation.ThrowIfCancellationRequested();
        progress?.Report("e1");
        var verdict = submission.Cells[0].Source.Split(' ', '\n')[0] switch
        {
            "right" => Verdict.Right,
            "half" => Verdict.Partly,
            "ours" => Verdict.NotJudged,
            "throw" => throw new InvalidOperationException("\u001b[31mred"),
            _ => Verdict.Wrong,
        };
        var points = verdict switch { Verdict.Right => Right, Verdict.Partly => 1, _ => 0 };
        return Task.FromResult(new Judgement(
            [
                new("e1", "First", points, 2, verdict, null, [new("case", true, verdict, points, 2)], 0.1),
                new("e2", "Second", 0, 3, Verdict.NotDone, null, [], 0.1),
            ],
            [], 0.2));
    }

    public ValueTask DisposeAsync() => default;
}
