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
        var match = Folder().Match(path) is { Success: true } folder ? folder : FlatFile().Match(path);
        return match.Success
            ? new Placement(match.Groups["student"].Value)
            {
                Name = match.Groups["name"].Value,
                Attempt = AttemptFolder.NumberIn(path[match.Length..]),
            }
            : null;
    }

    // The last number of the folder's name is Moodle's: what stands before it a student may have chosen as their name.
    [GeneratedRegex("^([^/]+/)??(?<name>[^/]+)_(?<student>[0-9]{1,18})_assignsubmission_(file|onlinetext)_?/",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Folder();

    // The first number of a file's name: what stands behind it is the name that the student gave the file.
    [GeneratedRegex("^([^/]+/)??(?<name>[^/]+?)_(?<student>[0-9]{1,18})_assignsubmission_(file|onlinetext)(_|/|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FlatFile();
}
