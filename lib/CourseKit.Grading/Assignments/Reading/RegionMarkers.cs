using System.Text.RegularExpressions;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments.Reading;

/// <summary>Finds the regions of a cell.</summary>
/// <remarks>
/// A marker stands alone in its line. A line that only resembles a marker (another case, another comment, code beside it)
/// is a fault: passed over, it would release what it should hide.
/// </remarks>
internal static partial class RegionMarkers
{
    private static readonly (RegionKind Kind, string Begin, string End)[] Known =
    [
        (RegionKind.Solution, "// BEGIN SOLUTION", "// END SOLUTION"),
        (RegionKind.HiddenTests, "// BEGIN HIDDEN TESTS", "// END HIDDEN TESTS"),
        (RegionKind.Wrong, "/* BEGIN WRONG:", "END WRONG */"),
        (RegionKind.Rubric, "<!-- BEGIN RUBRIC -->", "<!-- END RUBRIC -->"),
    ];

    /// <summary>Whether a line holds, or resembles, a marker.</summary>
    public static bool IsLike(string line) => Upper().IsMatch(line) || AnyCase().IsMatch(line);

    /// <summary>The regions of a cell, in order; what is wrong goes into the list.</summary>
    public static IReadOnlyList<Region> Read(Cell cell, int number, FaultList faults)
    {
        var lines = SourceLines.Split(cell.Source);
        List<Region> regions = [];
        (RegionKind Kind, string Begin, string End, int Line)? open = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            var begins = Array.Find(Known, known => known.Kind == RegionKind.Wrong
                ? line.StartsWith(known.Begin, StringComparison.Ordinal) : line == known.Begin);
            var ends = Array.Find(Known, known => line == known.End);
            if (begins.Begin is not null)
            {
                if (open is { } outer)
                {
                    faults.Add(cell, number, i, FormattableString.Invariant(
                        $"'{begins.Begin}' stands within the region that '{outer.Begin}' opens in line {outer.Line + 1} of the cell; write '{outer.End}' before it"));
                    continue;
                }

                open = (begins.Kind, begins.Begin, begins.End, i);
            }
            else if (ends.End is not null)
            {
                if (open is not { } begun || begun.Kind != ends.Kind)
                {
                    faults.Add(cell, number, i, open is { } other
                        ? FormattableString.Invariant($"got '{ends.End}', wanted '{other.End}' to close the region that line {other.Line + 1} of the cell opens")
                        : $"'{ends.End}' closes nothing; wanted '{ends.Begin}' above it");
                    continue;
                }

                regions.Add(Closed(cell, number, lines, begun.Kind, begun.Line, i, faults));
                open = null;
            }
            else if (IsLike(line))
            {
                faults.Add(cell, number, i, $"got '{Shown(line)}', which is nearly a marker; wanted, alone in its line, one of: "
                    + string.Join(", ", Known.Select(k => k.Kind == RegionKind.Wrong ? k.Begin + " <what is wrong>, " + k.End : k.Begin + ", " + k.End)));
            }
            else if (open is { Kind: RegionKind.Wrong } && line.Contains("*/", StringComparison.Ordinal))
            {
                faults.Add(cell, number, i, "'*/' ends the comment before 'END WRONG */'; write comments within a wrong answer with //");
            }
        }

        if (open is { } unclosed)
            faults.Add(cell, number, unclosed.Line, $"'{unclosed.Begin}' is not closed; wanted '{unclosed.End}' below it in the same cell");
        return regions;
    }

    private static Region Closed(Cell cell, int number, string[] lines, RegionKind kind, int first, int last, FaultList faults)
    {
        var message = "";
        if (kind == RegionKind.Wrong)
        {
            message = lines[first].Trim()["/* BEGIN WRONG:".Length..].Trim();
            if (message.Length == 0)
                faults.Add(cell, number, first, "the wrong answer has no message; write /* BEGIN WRONG: what is wrong, as the student shall read it");
        }

        var body = lines[(first + 1)..last];
        if (kind != RegionKind.Rubric && body.All(string.IsNullOrWhiteSpace))
            faults.Add(cell, number, first, "there is nothing between this marker and its end");
        return new Region(kind, first, last, body, message, lines[first][..^lines[first].TrimStart().Length]);
    }

    private static string Shown(string line) => line.Length > 60 ? line[..60] + "…" : line;

    [GeneratedRegex(@"\b(BEGIN|END)[\s_-]*(SOLUTIONS?|HIDDEN[\s_-]*TESTS?|WRONG|RUBRIC)\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Upper();

    [GeneratedRegex(@"^\s*(//+|/\*+|<!--+)\s*#*\s*(BEGIN|END)[\s_-]*(SOLUTIONS?|HIDDEN[\s_-]*TESTS?|WRONG|RUBRIC)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex AnyCase();
}
