using CourseKit.Grading.Results;

namespace CourseKit.Grading.Submissions;

/// <summary>What one student handed in: the attempt that counts, and what led to it.</summary>
/// <param name="Student">The student's id.</param>
public sealed record Submission(string Student)
{
    /// <summary>The student's name; null if the campus system does not tell.</summary>
    public string? Name { get; init; }

    /// <summary>The attempt's path below the submissions, fit to be shown; empty if none can be taken.</summary>
    public string File { get; init; } = "";

    /// <summary>Reads the attempt's bytes; each call reads anew, so that 2,000 submissions never lie in memory.</summary>
    /// <remarks>Throws <see cref="InvalidDataException"/> if it unpacks to more than allowed or is damaged.</remarks>
    public Func<byte[]> Read { get; init; } = static () => [];

    /// <summary>Why nothing can be judged; null if the attempt can be read.</summary>
    public string? Refused { get; init; }

    /// <summary>Which attempt counts, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>How many there are.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>When it was handed in; null if that is not known.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>What the late rule takes off, from 0 to 1.</summary>
    public decimal LatePenalty { get; init; }

    /// <summary>What a grader should know about how it was handed in.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];
}
