using System.Globalization;
using System.Text;

namespace CourseKit.Display;

/// <summary>Messages that repeat what a file holds, kept to one line that a terminal shows as it is.</summary>
/// <remarks>Compiled into CourseKit.Data and CourseKit.Notebooks too, as their own.</remarks>
internal static class SingleLine
{
    // A message with a place, a path and what was got fits well within it; a whole file that got into one does not.
    private const int Longest = 1000;

    /// <summary>The text with whatever breaks a line, moves the cursor, colours or turns text round written out as <c>\u001b</c>, and cut if it is long.</summary>
    internal static string Of(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, Longest));
        for (var at = 0; at < text.Length && line.Length < Longest;)
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && !IsInvisible(rune))
                line.Append(text, at, length);
            else
                line.Append(CultureInfo.InvariantCulture, $"\\u{(isWhole ? rune.Value : text[at]):x4}");
            at += length;
            if (at < text.Length && line.Length >= Longest)
                line.Append('…');
        }

        return line.ToString();
    }

    /// <summary>Whether a character can't be seen, or changes how others are seen; the joiners that emoji and some scripts need may stay.</summary>
    internal static bool IsInvisible(Rune rune)
        => rune.Value is not (0x200C or 0x200D)
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
