using System.Net;
using System.Text.RegularExpressions;

namespace CourseKit.Figures.Svg;

/// <summary>What remains of Plotly's simple markup (<c>&lt;b&gt;</c>, <c>&lt;br&gt;</c>, entities) as plain text.</summary>
internal static partial class PlainText
{
    public static string Of(string text)
        => text.Contains('<', StringComparison.Ordinal) || text.Contains('&', StringComparison.Ordinal)
            ? WebUtility.HtmlDecode(Marks().Replace(Breaks().Replace(text, " "), "")) : text;

    /// <summary>A generous estimate of the width of text, in pixels, without a font at hand.</summary>
    public static double Width(string text, double size)
        => Of(text).Sum(c => c switch
        {
            'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '|' or '\'' or '!' or ' ' or 't' or 'f' or 'r' or '(' or ')' => 0.36,
            'm' or 'w' or 'M' or 'W' or '%' => 0.9,
            >= 'A' and <= 'Z' => 0.68,
            >= '\u1100' => c >= '\u2e80' ? 1.0 : 0.66,
            _ => 0.58,
        }) * size;

    /// <summary>Breaks text into lines no wider than a width.</summary>
    public static IReadOnlyList<string> Lines(string text, double size, double width)
    {
        var lines = new List<string>();
        foreach (var word in Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Width(lines[^1] + " " + word, size) <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        return lines;
    }

    [GeneratedRegex("</?(b|i|em|strong|sub|sup|s|u|span)( [^<>]*)?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex("<br ?/?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Breaks();
}
