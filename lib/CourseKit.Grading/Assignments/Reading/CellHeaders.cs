using System.Globalization;
using System.Text.RegularExpressions;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments.Reading;

/// <summary>Reads the headers of answer cells, check cells and written questions.</summary>
internal static partial class CellHeaders
{
    private const string WantedExercise = "// exercise <id> (<points> points): <title>";
    private const string WantedCheck = "// check <id>, or // check <id> (<points> points): <title>";
    private const string WantedQuestion = "<!-- question <id> (<points> points, manual) -->";

    /// <summary>The header of a cell, or null when it has none; what is wrong goes into the list.</summary>
    public static CellHeader? Read(Cell cell, int number, FaultList faults)
    {
        var lines = SourceLines.Split(cell.Source);
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (first < 0)
            return null;
        for (var i = first + 1; i < lines.Length; i++)
        {
            if (ExerciseHeader().IsMatch(lines[i]) || CheckHeader().IsMatch(lines[i]) || QuestionHeader().IsMatch(lines[i]))
                faults.Add(cell, number, i, $"'{lines[i].Trim()}' stands inside a cell; wanted it as a cell's first line");
        }

        var header = lines[first];
        var kind = Start().Match(header) is { Success: true } start ? start.Groups["kind"].Value.ToUpperInvariant() : null;
        if (kind is null)
            return null;
        if (cell.Language == Languages.Markdown && kind != "QUESTION")
        {
            if (ExerciseHeader().IsMatch(header) || CheckHeader().IsMatch(header))
                faults.Add(cell, number, first, "this is a text cell; exercises and checks are C#");
            return null;
        }

        if (cell.Language != Languages.Markdown && kind == "QUESTION")
        {
            faults.Add(cell, number, first, $"this is a cell of the language {cell.Language}; a written question is a markdown cell");
            return null;
        }

        if (cell.Language is not (Languages.CSharp or Languages.Markdown))
        {
            faults.Add(cell, number, first, $"this is a cell of the language {cell.Language}; exercises and checks are C#");
            return null;
        }

        return kind switch
        {
            "EXERCISE" => Of(CellRole.Answer, ExerciseHeader().Match(header), WantedExercise, cell, number, first, header, faults),
            "CHECK" => Of(CellRole.Check, CheckHeader().Match(header), WantedCheck, cell, number, first, header, faults),
            _ => Of(CellRole.Question, QuestionHeader().Match(header), WantedQuestion, cell, number, first, header, faults),
        };
    }

    private static CellHeader? Of(
        CellRole role, Match match, string wanted, Cell cell, int number, int line, string header, FaultList faults)
    {
        if (!match.Success)
        {
            faults.Add(cell, number, line, $"got '{header.Trim()}', wanted {wanted}; an id is made of letters, digits, '-', '_' and '.'");
            return null;
        }

        var points = match.Groups["points"] is { Success: true } given ? Points(given.Value, cell, number, line, faults) : null;
        var title = match.Groups["title"] is { Success: true } words ? words.Value.Trim() : null;
        return new CellHeader(role, match.Groups["id"].Value, points, title, line);
    }

    private static decimal? Points(string text, Cell cell, int number, int line, FaultList faults)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points)
            && points is > 0 and <= 1000 && decimal.Round(points, 2) == points)
            return points;
        faults.Add(cell, number, line, $"got '{text}' points, wanted a number above 0 with at most two decimals, such as 2 or 0.5");
        return null;
    }

    [GeneratedRegex(@"^\s*(//+\s*(?<kind>exercise|check)|<!--+\s*(?<kind>question))\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Start();

    [GeneratedRegex(@"^// exercise (?<id>[A-Za-z0-9][A-Za-z0-9._-]*) \((?<points>[^()]*?) points?\): (?<title>\S.*)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ExerciseHeader();

    [GeneratedRegex(@"^// check (?<id>[A-Za-z0-9][A-Za-z0-9._-]*)( \((?<points>[^()]*?) points?\))?(: (?<title>\S.*))?\s*$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex CheckHeader();

    [GeneratedRegex(@"^<!-- question (?<id>[A-Za-z0-9][A-Za-z0-9._-]*) \((?<points>[^()]*?) points?, manual\) -->\s*$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex QuestionHeader();
}
