using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Tests.Course;

/// <summary>An exercise of a notebook: the stub that students fill in, the check, and the solution folded below it.</summary>
internal sealed partial record Exercise(string Id, string Stub, string Check, string Solution)
{
    /// <summary>All exercises of a notebook, in order.</summary>
    public static IReadOnlyList<Exercise> In(Notebook notebook)
        => [.. notebook.Cells
            .Select(cell => StubHeader().Match(cell.Source))
            .Where(header => header.Success)
            .Select(header => header.Groups["id"].Value)
            .Select(id => new Exercise(id, CellThatBegins(notebook, $"// exercise {id}:"), CellThatBegins(notebook, $"// check {id}"), SolutionOf(notebook, id)))];

    public override string ToString() => Id;

    private static string CellThatBegins(Notebook notebook, string start)
        => notebook.Cells.Single(cell => cell.Language == Languages.CSharp && cell.Source.StartsWith(start, StringComparison.Ordinal)).Source;

    private static string SolutionOf(Notebook notebook, string id)
        => notebook.Cells
            .Where(cell => cell.Language == Languages.Markdown)
            .SelectMany(cell => FoldedSolution().Matches(cell.Source))
            .Single(match => match.Groups["id"].Value == id)
            .Groups["code"].Value;

    [GeneratedRegex(@"\A// exercise (?<id>[\d.]+): .+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StubHeader();

    [GeneratedRegex(@"<details><summary>Solution (?<id>[\d.]+)</summary>\n\n```csharp\n(?<code>.*?)\n```\n\n</details>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FoldedSolution();
}
