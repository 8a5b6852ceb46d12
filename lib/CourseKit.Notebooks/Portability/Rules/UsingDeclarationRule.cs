using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>No <c>using var</c> at top level.</summary>
/// <remarks>
/// The script's grammar has no such declaration: its tree shows a broken using directive or skipped words. So what
/// follows each <c>using</c> is read once more as a statement of ordinary C#.
/// </remarks>
public sealed class UsingDeclarationRule() : CSharpRule(
    "using-declaration", "No using var at top level: top-level variables are fields of the script, which outlive their cell.",
    "write using (var x = …) { … }, or put the code in a method")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(PortabilityCell cell)
        => from token in cell.Root.DescendantTokens(descendIntoTrivia: true)
           where token.IsKind(SyntaxKind.UsingKeyword) && !IsOrdinary(token) && StartsDeclaration(cell.Root, token)
           select At(cell, token, "using var stands at top level");

    private static bool IsOrdinary(SyntaxToken token)
        => token.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { Parent: not GlobalStatementSyntax };

    private static bool StartsDeclaration(SyntaxNode root, SyntaxToken token)
        => SyntaxFactory.ParseStatement(root.ToFullString(), token.SpanStart) is LocalDeclarationStatementSyntax statement
            && statement.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)
            && statement.Declaration.Variables is [{ Identifier.IsMissing: false, Initializer: not null }, ..];
}
