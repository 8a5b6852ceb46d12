namespace CourseKit.Notebooks.Portability.Rules;

/// <summary><c>#r</c>, <c>#i</c> and <c>#load</c> precede the code of their cell.</summary>
public sealed class DirectiveOrderRule() : CSharpRule(
    "directive-order", "#r, #i and #load precede the code of their cell: the compiler takes none below it.",
    "move it to the top of the cell, or into a cell before")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(PortabilityCell cell)
    {
        var first = cell.Root.GetFirstToken();
        if (first.Span.Length == 0)
            yield break;
        var firstLine = cell.LineOf(first.SpanStart);
        for (var line = firstLine; line < cell.Lines.Length; line++)
        {
            if (DirectiveLines.IsReference(cell.Lines[line]) && !DirectiveLines.IsInText(cell, line + 1))
                yield return At(cell, line + 1, $"“{DirectiveLines.Shown(cell.Lines[line])}” stands below code");
        }
    }
}
