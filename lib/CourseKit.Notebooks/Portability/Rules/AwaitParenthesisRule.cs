using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>No <c>await (…)</c> at top level.</summary>
public sealed class AwaitParenthesisRule() : CSharpRule(
    "await-parenthesis", "No await (…) at top level: a script reads it as a call of a method named await.",
    "write await without parentheses, or name the task first")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(PortabilityCell cell)
        => from node in cell.Root.DescendantNodes()
           where node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "await" } }
               || (node is AwaitExpressionSyntax { Expression: ParenthesizedExpressionSyntax } && PortabilityCell.IsTopLevel(node))
           select At(cell, node, "await is followed by a parenthesis");
}
