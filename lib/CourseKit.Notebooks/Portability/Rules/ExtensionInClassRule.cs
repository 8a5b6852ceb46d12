using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>Extension methods stand at a cell's top level.</summary>
public sealed class ExtensionInClassRule() : CSharpRule(
    "extension-in-class", "Extension methods stand at a cell's top level: in a script every class is nested, where they can't be.",
    "write static T Name(this …) outside any class")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(PortabilityCell cell)
    {
        foreach (var node in cell.Root.DescendantNodes())
        {
            if (node is MethodDeclarationSyntax { Parent: TypeDeclarationSyntax } method
                && method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true)
                yield return At(cell, method, $"the extension method {method.Identifier.ValueText} stands in a class");
            else if (node is ExtensionBlockDeclarationSyntax block)
                yield return At(cell, block, "extension(…) { … } needs a class that is not nested");
        }
    }
}
