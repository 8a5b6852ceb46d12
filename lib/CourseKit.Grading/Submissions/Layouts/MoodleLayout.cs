using System.Text.RegularExpressions;

namespace CourseKit.Grading.Submissions;

/// <summary>Moodle's “Download all submissions”: a folder <c>Name Surname_12345_assignsubmission_file_</c> for each student,
/// or the file's name added to that, if the download was asked for without folders.</summary>
/// <remarks>12345 is the participant's number, which the grading worksheet gives as <c>Participant 12345</c>.</remarks>
public sealed partial class MoodleLayout : ISubmissionLayout
{
    /// <inheritdoc/>
    public string Name => "moodle";

    /// <inheritdoc/>
    public Placement? Place(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var match = Folder().Match(path);
        return match.Success
            ? new Placement(match.Groups["student"].Value)
            {
                Name = match.Groups["name"].Value,
                Attempt = AttemptFolder.NumberIn(path[match.Length..]),
            }
            : null;
    }

    [GeneratedRegex("^([^/]+/)??(?<name>[^/]+?)_(?<student>[0-9]{1,18})_assignsubmission_(file|onlinetext)(_|/|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Folder();
}
