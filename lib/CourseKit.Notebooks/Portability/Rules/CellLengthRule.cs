namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>Cells are short enough to read aloud.</summary>
public sealed class CellLengthRule() : PortabilityRule(
    "cell-length", "No cell has more than 40 lines: a reader, and a host's view of one cell, should hold it whole.")
{
    /// <summary>The most lines a cell may have.</summary>
    public const int MaxLines = 40;

    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(Notebook notebook, IReadOnlyList<PortabilityCell> cells)
        => cells.Where(cell => cell.Lines.Length > MaxLines).Select(cell => new PortabilityFinding(Name, cell.Number, MaxLines + 1,
            FormattableString.Invariant($"the cell has {cell.Lines.Length} lines, more than {MaxLines}"), "split it"));
}
