using CourseKit.Grading.Results;

namespace CourseKit.Grading.Running;

/// <summary>Something that happened while a class is graded. Events come one after the other, from any thread.</summary>
/// <param name="Student">Whose submission; text of others, not safe to show.</param>
/// <param name="Done">How many are done, this one included if it is.</param>
/// <param name="Total">How many there are.</param>
public sealed record GradingEvent(string Student, int Done, int Total)
{
    /// <summary>The exercise that runs now; null before the first and at the end.</summary>
    public string? Exercise { get; init; }

    /// <summary>The result, when it is done.</summary>
    public SubmissionResult? Result { get; init; }

    /// <summary>Whether the result was there already.</summary>
    public bool IsKept { get; init; }

    /// <summary>What went wrong with us, for the instructor's eyes and on one line; null if nothing did.</summary>
    public string? Failure { get; init; }

    /// <summary>How long the rest will take; null as long as nothing tells.</summary>
    public TimeSpan? Left { get; init; }
}
