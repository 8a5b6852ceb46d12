using System.Text.RegularExpressions;
using CourseKit.Notebooks;

namespace CourseKit.DotNetInteractive.Exercises;

/// <summary>Finds the exercises of a notebook: their cells begin <c>// exercise 4.1</c> and <c>// check 4.1</c>, hint and solution are folded below.</summary>
internal static partial class ExerciseReader
{
    /// <summary>The name that a cell's first line gives, as exercise or as check; null for any other cell.</summary>
    public static string? IdOf(string code) => Marker().Match(code) is { Success: true } match ? match.Groups["id"].Value : null;

    public static IReadOnlyList<Exercise> Read(Notebook notebook)
    {
        var found = new Dictionary<string, Exercise>(StringComparer.OrdinalIgnoreCase);
        foreach (var cell in notebook.Cells)
        {
            if (cell.Language == Languages.CSharp && Marker().Match(cell.Source) is { Success: true } marker)
                Add(found, marker, cell.Source);
            else if (cell.Language == Languages.Markdown)
                Unfold(found, cell.Source);
        }

        return [.. found.Values];
    }

    private static void Add(Dictionary<string, Exercise> found, Match marker, string code)
    {
        var id = marker.Groups["id"].Value;
        var exercise = found.GetValueOrDefault(id) ?? new Exercise(id, "");
        found[id] = marker.Groups["kind"].Value == "check"
            ? exercise with { Checks = [.. exercise.Checks, code] }
            : exercise with { Title = marker.Groups["title"].Value.Trim() };
    }

    private static void Unfold(Dictionary<string, Exercise> found, string markdown)
    {
        foreach (Match fold in Fold().Matches(markdown))
        {
            if (!found.TryGetValue(fold.Groups["id"].Value, out var exercise))
                continue;
            var text = fold.Groups["text"].Value.Trim();
            found[exercise.Id] = fold.Groups["kind"].Value == "Hint"
                ? exercise with { Hint = Joined(exercise.Hint, text) }
                : exercise with { Solution = Joined(exercise.Solution, text) };
        }
    }

    private static string Joined(string? before, string text) => before is null ? text : before + "\n\n" + text;

    [GeneratedRegex(@"\A\s*// (?<kind>exercise|check) (?<id>[^\s:()]+)(?: \([^)]*\))?(?:: *(?<title>[^\r\n]*))?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"<details>\s*<summary>(?<kind>Hint|Solution) (?<id>[^\s<:]+)[^<]*</summary>(?<text>.*?)</details>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fold();
}
