using System.Globalization;
using System.Text;
using CourseKit.Display;

namespace CourseKit.Grading.Submissions;

/// <summary>Makes text of others fit to be shown on one line of a terminal: nothing in it moves the cursor, colours, hides
/// or turns round what stands beside it. A page still has to escape it as HTML.</summary>
public static class PrintableText
{
    /// <summary>The text with control, format and unpaired characters written out as <c>\u001b</c>, and cut if it is long.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">The most characters of it that are shown.</param>
    public static string Of(string text, int most = 80)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (shown.Length >= most)
                return shown.Append('…').ToString();
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            if (isWhole && !SingleLine.IsInvisible(rune))
                shown.Append(rune.ToString());
            else
                shown.Append(string.Create(CultureInfo.InvariantCulture, $"\\u{(isWhole ? rune.Value : text[at]):x4}"));
            at += isWhole ? rune.Utf16SequenceLength : 1;
        }

        return shown.ToString();
    }
}
