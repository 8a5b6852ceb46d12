namespace CourseKit.Notebooks.Portability;

/// <summary>A place where a notebook does something that not every host can do.</summary>
/// <param name="Rule">The rule's name (see <see cref="PortabilityRules.All"/>).</param>
/// <param name="Cell">The cell, from 1; 0 for the file's meta block.</param>
/// <param name="Line">The line within the cell, from 1; 0 when the whole cell is meant.</param>
/// <param name="Message">What was found.</param>
/// <param name="Advice">What to do.</param>
public sealed record PortabilityFinding(string Rule, int Cell, int Line, string Message, string Advice)
{
    /// <summary>One line: place, what was found, what to do, the rule's name.</summary>
    public override string ToString()
    {
        var place = Cell == 0 ? "meta block"
            : Line == 0 ? FormattableString.Invariant($"cell {Cell}")
            : FormattableString.Invariant($"cell {Cell}, line {Line}");
        return $"{place}: {Message}; {Advice} [{Rule}]";
    }
}
