namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>No line within a string literal or comment starts like a directive.</summary>
public sealed class DirectiveInTextRule() : CSharpRule(
    "directive-in-text", "No line within a string or comment starts with #!, #r or #i: hosts cut the cell there without parsing C#.",
    "indent the line, or build the text another way")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(PortabilityCell cell)
        => from line in Enumerable.Range(1, cell.Lines.Length)
           where DirectiveLines.IsHosts(cell.Lines[line - 1]) && DirectiveLines.IsInText(cell, line)
           select At(cell, line, $"“{DirectiveLines.Shown(cell.Lines[line - 1])}” within a string or comment is taken as a directive");
}
