namespace CourseKit.Grading.Reports;

/// <summary><c>canvas.csv</c>: one column of the Canvas gradebook, for its “Import Grades”.</summary>
/// <remarks>Canvas finds a student by ID, its own number, which the names of downloaded files hold; else by SIS User ID,
/// SIS Login ID and last by the name. The column's title has to be the assignment's title in Canvas; if Canvas knows none of
/// that title it offers to make one, worth what the row “Points Possible” says. A student who is not in the file is left
/// alone, and so those of whom something is still to be judged are not in it.</remarks>
public sealed class CanvasCsv : IReport
{
    /// <inheritdoc/>
    public string Name => "canvas.csv";

    /// <inheritdoc/>
    public void Write(GradebookView view, string folder)
    {
        ArgumentNullException.ThrowIfNull(view);
        CsvSheet.Write(Path.Combine(folder, Name), Rows(view), forSpreadsheet: false);
    }

    private static IEnumerable<object?[]> Rows(GradebookView view)
    {
        yield return ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", view.Outline.Title];
        yield return ["    Points Possible", null, null, null, null, view.Outline.Points];
        foreach (var result in view.Results.Where(GradeStates.MayBeUploaded))
        {
            var isCanvas = result.Layout == "canvas";
            var id = isCanvas ? null : result.Student;
            yield return [result.Name ?? result.Student, isCanvas ? result.Student : null, id, id, null, result.Points];
        }
    }
}
