namespace CourseKit.Grading.Submissions;

/// <summary>How a campus system names what was handed in. A new one is one file and one row in <see cref="LayoutTable"/>.</summary>
public interface ISubmissionLayout
{
    /// <summary>The word that calls it.</summary>
    string Name { get; }

    /// <summary>Reads a path.</summary>
    /// <param name="path">A path below the submissions, with <c>/</c>.</param>
    /// <returns>Null if no student can be told from it.</returns>
    Placement? Place(string path);
}
