using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>No spans, ref locals or variables of other ref structs at top level.</summary>
/// <remarks>Seen from the syntax alone: types by their names, <c>var</c> by what it is set to.</remarks>
public sealed class TopLevelSpanRule() : PortabilityRule(
    "top-level-span", "No Span, ref local or variable of another ref struct at top level: top-level variables are fields of a class.")
{
    private static readonly HashSet<string> KnownTypes =
        new(["Span", "ReadOnlySpan", "Utf8JsonReader", "SpanLineEnumerator", "SpanRuneEnumerator"], StringComparer.Ordinal);

    private static readonly HashSet<string> SpanMethods =
        new(["AsSpan", "EnumerateLines", "EnumerateRunes"], StringComparer.Ordinal);

    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(Notebook notebook, IReadOnlyList<PortabilityCell> cells)
    {
        var code = cells.Where(cell => cell.Cell.Language == Languages.CSharp).ToArray();
        var types = new HashSet<string>(KnownTypes, StringComparer.Ordinal);
        types.UnionWith(code.SelectMany(cell => cell.Root.DescendantNodes().OfType<StructDeclarationSyntax>())
            .Where(type => type.Modifiers.Any(SyntaxKind.RefKeyword)).Select(type => type.Identifier.ValueText));
        return code.SelectMany(cell => Variables(cell.Root)
            .Where(variable => IsRefLike(variable, types)).Concat<SyntaxNode>(RefLocals(cell.Root))
            .Select(variable => new PortabilityFinding(Name, cell.Number, cell.LineOf(variable.SpanStart),
                $"the top-level variable in “{DirectiveLines.Shown(variable.ToString().Split('\n')[0])}” is a span or another ref struct",
                "put the code in a method or a block { … }, or use an array")));
    }

    // Fields of the script, and declarations that the compiler turns into such.
    private static IEnumerable<VariableDeclarationSyntax> Variables(CompilationUnitSyntax root)
        => root.Members.Select(member => member switch
        {
            FieldDeclarationSyntax field => field.Declaration,
            GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local } => local.Declaration,
            _ => null,
        }).OfType<VariableDeclarationSyntax>();

    // A script has no ref locals: its tree shows a method without parameter list.
    private static IEnumerable<SyntaxNode> RefLocals(CompilationUnitSyntax root)
        => root.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => method.ReturnType is RefTypeSyntax && method.ParameterList.OpenParenToken.IsMissing);

    private static bool IsRefLike(VariableDeclarationSyntax declaration, HashSet<string> types)
    {
        var type = declaration.Type is ScopedTypeSyntax scoped ? scoped.Type : declaration.Type;
        if (type is RefTypeSyntax)
            return true;
        if (type is not IdentifierNameSyntax { Identifier.ValueText: "var" })
            return types.Contains(NameOf(type));
        return declaration.Variables.Any(variable => variable.Initializer?.Value switch
        {
            ObjectCreationExpressionSyntax creation => types.Contains(NameOf(creation.Type)),
            CastExpressionSyntax cast => types.Contains(NameOf(cast.Type)),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => SpanMethods.Contains(member.Name.Identifier.ValueText),
            _ => false,
        });
    }

    private static string NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
