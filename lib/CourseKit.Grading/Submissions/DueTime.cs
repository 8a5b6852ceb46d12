using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Grading.Submissions;

/// <summary>Reads times that have to say their zone: a homework is due at one moment, wherever it is graded.</summary>
public static partial class DueTime
{
    /// <summary>Reads a time.</summary>
    /// <param name="text">ISO 8601 with its zone: <c>2026-11-21T23:59+09:00</c> or <c>…Z</c>.</param>
    /// <exception cref="IntakeException">It is none, or names no zone.</exception>
    public static DateTimeOffset Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (!Form().IsMatch(text))
        {
            throw new IntakeException(Zoneless().IsMatch(text)
                ? $"the time '{PrintableText.Of(text)}' does not say its zone; add it, for example {PrintableText.Of(text)}+09:00"
                : $"'{PrintableText.Of(text)}' is no time; write for example 2026-11-21T23:59+09:00");
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new IntakeException($"there is no time '{PrintableText.Of(text)}'; write for example 2026-11-21T23:59+09:00");
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:?\d\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,7})?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Zoneless();
}
