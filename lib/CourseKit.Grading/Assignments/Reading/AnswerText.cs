using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments.Reading;

/// <summary>Composes the texts of an answer cell: the solution, a wrong answer, what students get.</summary>
internal sealed class AnswerText
{
    private readonly string[] _lines;
    private readonly IReadOnlyList<Region> _regions;

    /// <summary>An answer cell whose markers are in order.</summary>
    public AnswerText(Cell cell, IReadOnlyList<Region> regions)
    {
        _lines = SourceLines.Split(cell.Source);
        _regions = regions;
        Solutions = [.. regions.Where(region => region.Kind == RegionKind.Solution)];
    }

    /// <summary>The solution regions, in order.</summary>
    public IReadOnlyList<Region> Solutions { get; }

    /// <summary>The whole cell with some solution regions replaced, and without markers and wrong answers.</summary>
    /// <param name="replacements">What stands instead of a solution region; a region without an entry keeps its solution.</param>
    public string With(IReadOnlyDictionary<Region, IReadOnlyList<string>> replacements)
    {
        List<string> result = [];
        var next = 0;
        foreach (var region in _regions)
        {
            result.AddRange(_lines[next..region.First]);
            next = region.Last + 1;
            if (region.Kind == RegionKind.Solution)
                result.AddRange(replacements.GetValueOrDefault(region, region.Lines));
            else if (IsBlank(result.Count == 0 ? "" : result[^1]) && (next >= _lines.Length || IsBlank(_lines[next])))
                next++;
        }

        if (next < _lines.Length)
            result.AddRange(_lines[next..]);
        return string.Join('\n', result).TrimEnd();
    }

    /// <summary>The whole cell with a wrong answer in the place of the solution before it.</summary>
    public string WithWrong(Region wrong)
        => With(new Dictionary<Region, IReadOnlyList<string>> { [SolutionBefore(wrong)!] = wrong.Lines });

    /// <summary>The solution region that a wrong answer stands for; null if there is none above it.</summary>
    public Region? SolutionBefore(Region wrong) => Solutions.LastOrDefault(solution => solution.Last < wrong.First);

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);
}
