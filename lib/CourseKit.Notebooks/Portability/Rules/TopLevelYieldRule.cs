using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>No <c>yield</c> at top level.</summary>
public sealed class TopLevelYieldRule() : CSharpRule(
    "top-level-yield", "No yield at top level: a script is no iterator.", "put it in a method that returns IEnumerable<T>")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(PortabilityCell cell)
        => from node in cell.Root.DescendantNodes().OfType<YieldStatementSyntax>()
           where PortabilityCell.IsTopLevel(node)
           select At(cell, node, "yield stands at top level");
}
