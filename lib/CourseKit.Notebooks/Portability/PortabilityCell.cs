using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Portability;

/// <summary>A cell with its syntax tree.</summary>
internal sealed class PortabilityCell(Cell cell, int number)
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private CompilationUnitSyntax? _root;
    private string[]? _lines;

    public Cell Cell { get; } = cell;

    /// <summary>The cell's number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>The cell as C# script, whatever its language.</summary>
    public CompilationUnitSyntax Root
        => _root ??= CSharpSyntaxTree.ParseText(SourceLines.Normalized(Cell.Source), Script).GetCompilationUnitRoot();

    public string[] Lines => _lines ??= SourceLines.Split(Cell.Source);

    /// <summary>The line of a position, from 1.</summary>
    public int LineOf(int position) => Root.SyntaxTree.GetText().Lines.GetLinePosition(position).Line + 1;

    /// <summary>Whether a node stands outside every type, method, local function and lambda: in the script itself.</summary>
    public static bool IsTopLevel(SyntaxNode node)
        => !node.Ancestors().Any(ancestor => ancestor is BaseTypeDeclarationSyntax or BaseMethodDeclarationSyntax
            or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax
            or ArrowExpressionClauseSyntax);
}
