using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>No namespaces.</summary>
public sealed class NamespaceRule() : CSharpRule(
    "namespace", "No namespaces: a script has none.", "write the types without a namespace")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(PortabilityCell cell)
        => from node in cell.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
           select At(cell, node, Invariant($"the namespace {node.Name} is declared"));
}
