using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports;

/// <summary>Writes every report of a gradebook.</summary>
public static class ReportWriter
{
    /// <summary>Writes them all; one that fails does not keep the others from being written.</summary>
    /// <param name="gradebook">The gradebook.</param>
    /// <param name="reports">Which reports; null for all.</param>
    /// <returns>One line for each report that could not be written.</returns>
    /// <exception cref="GradebookException">There is no gradebook, or a run is writing to it.</exception>
    public static IReadOnlyList<string> Write(Gradebook gradebook, IReadOnlyList<IReport>? reports = null)
    {
        ArgumentNullException.ThrowIfNull(gradebook);
        gradebook.ReadRecord();
        using var held = gradebook.Open();
        return Write(gradebook, gradebook.View(), reports ?? ReportTable.Rows);
    }

    /// <summary>Writes them all unless a run is writing to the gradebook.</summary>
    /// <param name="gradebook">The gradebook.</param>
    /// <returns>One line for each report that could not be written; null if a run is writing to it.</returns>
    public static IReadOnlyList<string>? TryWrite(Gradebook gradebook)
    {
        ArgumentNullException.ThrowIfNull(gradebook);
        gradebook.ReadRecord();
        using var held = GradebookLock.TryTake(gradebook.Folder);
        return held is null ? null : Write(gradebook, gradebook.View(), ReportTable.Rows);
    }

    private static List<string> Write(Gradebook gradebook, GradebookView view, IReadOnlyList<IReport> reports)
    {
        var failures = new List<string>();
        foreach (var report in reports)
            Try(report.Name, () => report.Write(view, gradebook.Folder));
        Try("changes.csv", () => ChangesTable.Write(gradebook));
        return failures;

        void Try(string name, Action write)
        {
            try
            {
                write();
            }
            catch (Exception fault) when (fault is not GradebookException)
            {
                failures.Add($"{name} could not be written: {fault.Message}");
            }
        }
    }
}
