using System.Text;

namespace CourseKit.Grading.Reports;

/// <summary>Shows characters that act instead of standing there: terminal escapes, and marks that turn the reading direction.</summary>
/// <remarks>All other text, of any language, comes through as it is.</remarks>
internal static class VisibleText
{
    /// <summary>The text on one line: line breaks and tabs are shown too.</summary>
    public static string Line(string text) => Make(text, keepsLines: false);

    /// <summary>The text with its line breaks (as LF) and tabs.</summary>
    public static string Lines(string text) => Make(text.ReplaceLineEndings("\n"), keepsLines: true);

    private static string Make(string text, bool keepsLines)
    {
        var visible = new StringBuilder(text.Length);

        // A half of a surrogate pair comes out of the enumeration as the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\n' or '\t' when keepsLines => visible.Append((char)rune.Value),
                < 0x20 => visible.Append((char)(0x2400 + rune.Value)),
                0x7F => visible.Append('\u2421'),
                < 0xA0 and >= 0x80 => visible.Append('\uFFFD'),
                (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029
                    => visible.Append(System.Globalization.CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]"),
                (>= 0xFDD0 and <= 0xFDEF) => visible.Append('\uFFFD'),
                _ when (rune.Value & 0xFFFE) == 0xFFFE => visible.Append('\uFFFD'),
                _ => visible.Append(rune.ToString()),
            };
        }

        return visible.ToString();
    }
}
