using CourseKit.Grading.Assignments.Reading;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments.Proof;

/// <summary>What a source cell shows of itself, read from its markers anew and not from what was released.</summary>
internal sealed class VisibleLines
{
    private readonly Dictionary<AssignmentCell, HashSet<string>> _shown = [];
    private readonly List<Secret> _secrets = [];

    public VisibleLines(Assignment assignment)
    {
        foreach (var cell in assignment.Cells)
        {
            var lines = SourceLines.Split(cell.Cell.Source);
            var regions = RegionMarkers.Read(cell.Cell, cell.Number, new FaultList(assignment.Source.FileName));
            _shown[cell] = lines.Where((_, i) => !regions.Any(region => i >= region.First && i <= region.Last))
                .Select(CodeLine.Bare).Where(line => line.Length > 0).ToHashSet(StringComparer.Ordinal);
            foreach (var region in regions)
            {
                for (var i = region.First; i < region.Last; i++)
                {
                    var line = i == region.First ? region.Message : lines[i];
                    if (!CodeLine.IsTrivial(line))
                        _secrets.Add(new Secret(cell, region, i, CodeLine.Bare(line)));
                }
            }
        }
    }

    /// <summary>Every hidden line that tells something.</summary>
    public IReadOnlyList<Secret> Secrets => _secrets;

    /// <summary>The source cells that show a line to everybody.</summary>
    public IEnumerable<AssignmentCell> Showing(string bare) => _shown.Where(pair => pair.Value.Contains(bare)).Select(pair => pair.Key);

    /// <summary>Whether a cell shows more than half of a region's telling lines.</summary>
    public bool GivesAway(AssignmentCell cell, Region region)
    {
        var telling = _secrets.Where(secret => ReferenceEquals(secret.Region, region)).ToList();
        return telling.Count(secret => _shown[cell].Any(line => CodeLine.Shows(line, secret.Bare))) * 2 > telling.Count;
    }
}
