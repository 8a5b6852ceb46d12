using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Grading.Submissions;

/// <summary>Folders for attempts inside a student's: <c>attempt 2</c>, <c>attempt_2</c>, <c>Attempt2</c>.</summary>
internal static partial class AttemptFolder
{
    /// <summary>The number of the attempt that a path lies in; null if it lies in none.</summary>
    public static int? NumberIn(string path)
        => Form().Match(path) is { Success: true } match
            ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether a folder's name is that of an attempt.</summary>
    public static bool IsOne(string name) => NumberIn("/" + name + "/") is not null;

    [GeneratedRegex("(^|/)attempt[ _-]?(?<number>[0-9]{1,4})/",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Form();
}
