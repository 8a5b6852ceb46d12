namespace CourseKit.Grading.Submissions;

/// <summary>A place where submissions lie: a folder or an archive.</summary>
internal interface ISubmissionSource : IDisposable
{
    /// <summary>Everything in it.</summary>
    IEnumerable<SourceEntry> Entries();
}
