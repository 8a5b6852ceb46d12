using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Grading.Assignments.Proof;

/// <summary>A line as the proof compares it.</summary>
internal static partial class CodeLine
{
    /// <summary>The line without white space.</summary>
    public static string Bare(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Whether a line tells nothing: it has fewer than two different words besides C#'s own, or is very short.
    /// <c>}</c>, <c>return x;</c> and <c>int i = 0;</c> are trivial, <c>return 2 * x;</c> is not.</summary>
    public static bool IsTrivial(string line)
        => Bare(line).Length < 8 || Word().Matches(line).Select(match => match.Value)
            .Where(word => !SyntaxFacts.IsReservedKeyword(SyntaxFacts.GetKeywordKind(word))).Distinct(StringComparer.Ordinal).Take(2).Count() < 2;

    /// <summary>Whether a line that is shown gives away a hidden one: it is the same, or holds it, as a comment would.</summary>
    public static bool Shows(string shown, string hidden)
        => shown == hidden || (hidden.Length >= 16 && shown.Contains(hidden.TrimEnd(';', ','), StringComparison.Ordinal));

    /// <summary>The values in a line that nobody writes by chance: numbers of four or more significant digits, and texts of
    /// eight or more characters that are not an observation's name.</summary>
    public static IEnumerable<string> Values(string line)
        => Number().Matches(line).Where(match => match.Value.Count(char.IsDigit) >= 4 && match.Value.Trim('0', '.').Count(char.IsDigit) >= 4)
            .Concat(Text().Matches(line)).Select(match => match.Groups["value"].Value);

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*|\d+(\.\d+)?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_.])(?<value>\d+(\.\d+)?)(?![\p{Nd}.])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!(Observe|Case|Exercise|Holds)\(\s*\$?)""(?<value>[^""\\]{8,})""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Text();
}
