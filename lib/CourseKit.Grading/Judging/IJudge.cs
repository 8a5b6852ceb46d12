using CourseKit.Grading.Assignments;

namespace CourseKit.Grading.Judging;

/// <summary>Judges submissions of one assignment, several at a time if asked to.</summary>
public interface IJudge : IAsyncDisposable
{
    /// <summary>How code is fenced in: <c>bubblewrap</c> or <c>none</c>; recorded in every result.</summary>
    string Sandbox { get; }

    /// <summary>SHA-256 over the assemblies that take part: the grader's, the engine's, and those that the assignment loads.</summary>
    string ToolsHash { get; }

    /// <summary>Judges one submission in processes of its own.</summary>
    /// <param name="submission">The submission laid over the assignment.</param>
    /// <param name="progress">Told which exercise is running; may be null.</param>
    /// <param name="cancellation">Gives up; nothing is judged.</param>
    /// <returns>A verdict for every exercise; our own failures are <c>NotJudged</c>, not exceptions.</returns>
    Task<Judgement> JudgeAsync(RecoveredSubmission submission, IProgress<string>? progress, CancellationToken cancellation);
}
