namespace CourseKit.Grading.Reports;

/// <summary>One table or set of pages made from a gradebook. A new one is one file and one row in <see cref="ReportTable"/>.</summary>
/// <remarks>Results of a run of 2,000 go through one after the other: a report keeps numbers, not results.</remarks>
public interface IReport
{
    /// <summary>The file or folder it writes, relative to the gradebook: <c>grades.csv</c>, <c>feedback</c>.</summary>
    string Name { get; }

    /// <summary>Writes it, replacing what an earlier run wrote; each file whole or not at all.</summary>
    /// <param name="view">The gradebook.</param>
    /// <param name="folder">The gradebook's folder; it exists.</param>
    void Write(GradebookView view, string folder);
}
