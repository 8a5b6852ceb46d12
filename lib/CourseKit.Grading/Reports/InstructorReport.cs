using CourseKit.Grading.Reports.Pages;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Reports;

/// <summary><c>report.html</c>: the class at a glance, for the instructor.</summary>
public sealed class InstructorReport : IReport
{
    /// <inheritdoc/>
    public string Name => "report.html";

    /// <inheritdoc/>
    public void Write(GradebookView view, string folder)
    {
        ArgumentNullException.ThrowIfNull(view);
        var numbers = new ClassNumbers(view.Outline);
        foreach (var result in view.Results)
            numbers.Add(result);
        AtomicFile.Write(Path.Combine(folder, Name), ReportPage.Render(view.Outline, numbers, view.Unplaced));
    }
}
