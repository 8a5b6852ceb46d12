using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Grading.Submissions;

/// <summary>Any other naming, as a regular expression over the path with the group <c>student</c>, and perhaps <c>name</c>,
/// <c>attempt</c> and <c>time</c>.</summary>
public sealed class PatternLayout : ISubmissionLayout
{
    private static readonly string[] TimeForms =
        ["yyyyMMddHHmmss", "yyyyMMdd-HHmmss", "yyyyMMdd_HHmmss", "yyyy-MM-dd-HH-mm-ss", "yyyy-MM-dd_HH-mm-ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-dd"];

    private readonly Regex _pattern;

    private PatternLayout(Regex pattern) => _pattern = pattern;

    /// <inheritdoc/>
    public string Name => "pattern";

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">A regular expression of .NET: <c>^(?&lt;student&gt;[^/]+)/(?&lt;attempt&gt;\d+)/</c>.</param>
    /// <exception cref="IntakeException">It is none, or has no group <c>student</c>.</exception>
    public static PatternLayout Parse(string text)
    {
        try
        {
            var read = new Regex(text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return read.GetGroupNames().Contains("student")
                ? new(read)
                : throw new IntakeException($"the pattern '{text}' has no group 'student'; write for example ^(?<student>[^/]+)/");
        }
        catch (RegexParseException fault)
        {
            throw new IntakeException($"the pattern '{text}' is no regular expression: {fault.Message}");
        }
    }

    /// <inheritdoc/>
    public Placement? Place(string path)
    {
        try
        {
            var match = _pattern.Match(path);
            return match.Success && Group("student") is { Length: > 0 } student
                ? new Placement(student)
                {
                    Name = Group("name"),
                    Attempt = int.TryParse(Group("attempt"), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : null,
                    Time = TimeOf(Group("time")),
                }
                : null;

            string? Group(string name) => match.Groups[name] is { Success: true } group ? group.Value : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static DateTimeOffset? TimeOf(string? text)
        => DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) ? time : null;
}
