using CourseKit.Grading.Reports.Pages;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Reports;

/// <summary><c>feedback/&lt;student&gt;.html</c>: one student's page, to be sent alone.</summary>
public sealed class FeedbackPages : IReport
{
    /// <inheritdoc/>
    public string Name => "feedback";

    /// <inheritdoc/>
    public void Write(GradebookView view, string folder)
    {
        ArgumentNullException.ThrowIfNull(view);
        var own = Directory.CreateDirectory(Path.Combine(folder, Name)).FullName;
        foreach (var result in view.Results)
        {
            AtomicFile.Write(
                Path.Combine(own, GradebookView.FileNameOf(result.Student) + ".html"), FeedbackPage.Render(view.Outline, result));
        }
    }
}
