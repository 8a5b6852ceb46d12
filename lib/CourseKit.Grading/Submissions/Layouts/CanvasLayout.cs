using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Grading.Submissions;

/// <summary>Canvas's “Download Submissions”: <c>lastfirst_LATE_12345_67890_hw1-2.dib</c>, all in one folder.</summary>
/// <remarks>12345 is the user's number, which Canvas's gradebook calls ID; 67890 that of the file. A file handed in again
/// under its old name gets <c>-1</c>, <c>-2</c>. With anonymous grading the parts are <c>anon</c> and five letters or digits.</remarks>
public sealed partial class CanvasLayout : ISubmissionLayout
{
    /// <inheritdoc/>
    public string Name => "canvas";

    /// <inheritdoc/>
    public Placement? Place(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var match = FileName().Match(path[(path.TrimEnd('/').LastIndexOf('/') + 1)..]);
        if (!match.Success)
            return null;
        var again = Again().Match(match.Groups["rest"].Value);
        var isAnonymous = match.Groups["anonymous"].Success;
        return new Placement(match.Groups[isAnonymous ? "anonymous" : "student"].Value)
        {
            Name = isAnonymous ? null : match.Groups["name"].Value,
            IsMarkedLate = match.Groups["late"].Success,
            Attempt = again.Success ? int.Parse(again.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) + 1 : 1,
            Serial = long.Parse(match.Groups["file"].ValueSpan, CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex("^(anon_(?<late>LATE_)?(?<anonymous>[A-Za-z0-9]{5})|(?<name>.+?)_(?<late>LATE_)?(?<student>[0-9]{1,18}))_(?<file>[0-9]{1,18})_(?<rest>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"-(?<number>[0-9]{1,3})\.[A-Za-z]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Again();
}
