namespace CourseKit.Grading.Submissions;

/// <summary>What a class handed in.</summary>
public sealed class ClassSubmissions : IDisposable
{
    private readonly IDisposable _source;

    internal ClassSubmissions(
        IDisposable source, ISubmissionLayout layout, IReadOnlyList<Submission> submissions, IReadOnlyList<string> unplaced)
    {
        _source = source;
        Layout = layout;
        Submissions = submissions;
        Unplaced = unplaced;
    }

    /// <summary>How the files are named.</summary>
    public ISubmissionLayout Layout { get; }

    /// <summary>One submission a student, in ordinal order of the ids.</summary>
    public IReadOnlyList<Submission> Submissions { get; }

    /// <summary>What belongs to no student or was refused before that was known, one line each, fit to be shown.</summary>
    public IReadOnlyList<string> Unplaced { get; }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
