using CourseKit.Notebooks.Dib;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>No line looks like a cell header without being one.</summary>
public sealed class HeaderLookalikeRule() : PortabilityRule(
    "header-lookalike", "No line is a cell header but for a space or a capital: the cell below it would be part of this one.")
{
    private static readonly HashSet<string> Names = new([.. new KernelNames().All, "meta"], StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(Notebook notebook, IReadOnlyList<PortabilityCell> cells)
        => from cell in cells
           from line in Enumerable.Range(0, cell.Lines.Length)
           where IsLookalike(cell.Lines[line])
           select new PortabilityFinding(Name, cell.Number, line + 1, $"“{cell.Lines[line]}” is not a cell header, but looks like one",
               $"write “#!{cell.Lines[line][2..].Trim().ToLowerInvariant()}” alone on the line, or indent it if it is text");

    private static bool IsLookalike(string line)
        => line.StartsWith("#!", StringComparison.Ordinal)
            && (Names.Contains(line[2..].Trim()) || line.StartsWith(DibText.MetaHeader, StringComparison.Ordinal));
}
