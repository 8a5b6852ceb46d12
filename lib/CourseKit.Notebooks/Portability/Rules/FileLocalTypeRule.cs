using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>No file-local types.</summary>
public sealed class FileLocalTypeRule() : CSharpRule(
    "file-local-type", "No file-local types: a cell's types are nested in the script's class.", "leave out the word file")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(PortabilityCell cell)
        => from node in cell.Root.DescendantNodes().OfType<MemberDeclarationSyntax>()
           where node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && node.Modifiers.Any(SyntaxKind.FileKeyword)
           select At(cell, node, "a type is declared file-local");
}
