using System.Globalization;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Reports;

/// <summary><c>moodle.csv</c>: an assignment's grading worksheet for Moodle's “Upload grading worksheet”, and good for “Import
/// grades from CSV” as well.</summary>
/// <remarks>The worksheet finds a student by Identifier (<c>Participant 12345</c>), whose number the names of downloaded files
/// hold. Else the id stands under “ID number”, or under “Email address” if it is one, to be chosen as “Map from” in the
/// import. Moodle takes a row with feedback and no grade for the grade's deletion, so every row has both, and students of
/// whom something is still to be judged have no row. It passes over a grade that was given later than the row's “Last modified
/// (grade)”, and over every grade if there is none: the time of writing lets a table that is made again take effect, and spares
/// what somebody has entered in Moodle since.</remarks>
/// <param name="time">Tells the time of writing.</param>
public sealed class MoodleCsv(TimeProvider time) : IReport
{
    /// <summary>By the system's clock.</summary>
    public MoodleCsv()
        : this(TimeProvider.System)
    {
    }

    /// <inheritdoc/>
    public string Name => "moodle.csv";

    /// <inheritdoc/>
    public void Write(GradebookView view, string folder)
    {
        ArgumentNullException.ThrowIfNull(view);
        CsvSheet.Write(Path.Combine(folder, Name), Rows(view), forSpreadsheet: false);
    }

    private IEnumerable<object?[]> Rows(GradebookView view)
    {
        // With its zone, as Moodle reads other times in the zone of its server.
        var now = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss+00:00", CultureInfo.InvariantCulture);
        yield return
        [
            "Identifier", "Full name", "ID number", "Email address", "Status", "Grade", "Maximum grade", "Last modified (grade)",
            "Feedback comments",
        ];
        foreach (var result in view.Results.Where(GradeStates.MayBeUploaded))
        {
            var isMoodle = result.Layout == "moodle";
            var isEmail = !isMoodle && result.Student.Contains('@', StringComparison.Ordinal);
            yield return
            [
                isMoodle ? "Participant " + result.Student : null,
                result.Name,
                isMoodle || isEmail ? null : result.Student,
                isEmail ? result.Student : null,
                null, result.Points, view.Outline.Points, now,
                Feedback(result),
            ];
        }
    }

    // Moodle shows the comment as HTML.
    private static string Feedback(SubmissionResult result)
        => string.Join("<br>", FeedbackText.Of(result).Select(System.Net.WebUtility.HtmlEncode));
}
