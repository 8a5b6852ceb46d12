using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>No <c>using var</c> at top level.</summary>
public sealed class UsingDeclarationRule() : CSharpRule(
    "using-declaration", "No using var at top level: top-level variables are fields of the script, which outlive their cell.",
    "write using (var x = …) { … }, or put the code in a method")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(PortabilityCell cell)
        => from statement in cell.Root.DescendantNodes().OfType<LocalDeclarationStatementSyntax>()
           where statement.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) && statement.Parent is GlobalStatementSyntax
           select At(cell, statement, "using var stands at top level");
}
