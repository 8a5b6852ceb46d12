using System.Text.RegularExpressions;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>A cell of a submission, with what its text says about its place.</summary>
internal sealed partial class StudentCell
{
    private DeclaredNames? _names;
    private HashSet<string>? _lines;

    /// <summary>Looks at a cell.</summary>
    public StudentCell(Cell cell, int number, Assignment assignment)
    {
        Number = number;
        Text = Normalized(cell.Source);
        IsProse = cell.Language is Languages.Markdown or Languages.Raw;
        IsCSharp = cell.Language == Languages.CSharp;
        var lines = Text.Split('\n');
        var first = Array.Find(lines, line => line.Trim().Length > 0) ?? "";
        IsCheck = CheckHeader().IsMatch(first);
        ExerciseIds = [.. (IsProse ? [] : new[] { LooseHeader().Match(first.TrimStart()) }).Concat(lines.Select(line => ExactHeader().Match(line)))
            .Where(match => match.Success)
            .Select(match => assignment.Exercises.FirstOrDefault(e => Same(e.Id, match.Groups["id"].Value))?.Id)
            .OfType<string>().Distinct(StringComparer.Ordinal)];
        QuestionId = QuestionHeader().Match(Text) is { Success: true } question
            ? assignment.Questions.FirstOrDefault(q => Same(q.Id, question.Groups["id"].Value))?.Id : null;
    }

    /// <summary>Its number in the submission, from 1.</summary>
    public int Number { get; }

    /// <summary>Its text; line ends LF, nothing at the lines' ends, no empty lines at its edges.</summary>
    public string Text { get; }

    /// <summary>Whether it is C#.</summary>
    public bool IsCSharp { get; }

    /// <summary>Whether it is markdown or raw text.</summary>
    public bool IsProse { get; }

    /// <summary>Whether it begins as a check cell.</summary>
    public bool IsCheck { get; }

    /// <summary>The exercises whose headers stand in it.</summary>
    public IReadOnlyList<string> ExerciseIds { get; }

    /// <summary>The written question whose header stands in it; null if none does.</summary>
    public string? QuestionId { get; }

    /// <summary>What it declares.</summary>
    public DeclaredNames Names => _names ??= DeclaredNames.Of(Text);

    /// <summary>The text of a cell in the form in which cells are compared.</summary>
    public static string Normalized(string source)
        => string.Join('\n', source.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    /// <summary>Whether two texts differ in white space only.</summary>
    public static bool AreAlike(string a, string b) => Bare(a) == Bare(b);

    /// <summary>The share of a text's telling lines that stand in this cell.</summary>
    public double ShareOf(string text)
    {
        _lines ??= TellingLines(Text).ToHashSet(StringComparer.Ordinal);
        var wanted = TellingLines(text).ToList();
        return wanted.Count == 0 ? 0 : (double)wanted.Count(_lines.Contains) / wanted.Count;
    }

    private static IEnumerable<string> TellingLines(string text)
        => text.Split('\n').Select(line => line.Trim()).Where(line => line.Count(char.IsLetterOrDigit) >= 3);

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static bool Same(string id, string written)
        => id.Equals(written, StringComparison.OrdinalIgnoreCase) || id.Equals(written.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    // A student's line may be as long as a notebook: no pattern below tries a stretch of white space in more than one way.
    [GeneratedRegex(@"^\s*//+\s*check\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex CheckHeader();

    [GeneratedRegex(@"^((//+|/\*+|#+)\s*)?exercise\s+(?<id>[A-Za-z0-9][A-Za-z0-9._-]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LooseHeader();

    [GeneratedRegex(@"^\s*// ?exercise (?<id>[A-Za-z0-9][A-Za-z0-9._-]*) \(", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ExactHeader();

    [GeneratedRegex(@"^[^\S\n]*<!--\s*question\s+(?<id>[A-Za-z0-9][A-Za-z0-9._-]*)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex QuestionHeader();
}
