using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Rendering;

/// <summary>
/// Colours C# as HTML. Roslyn's parser says what each token is; the text itself is never taken from the tree, so that
/// code of any brokenness appears as it was written.
/// </summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>One class name (or null) for each character of the source.</summary>
    public static string?[] Classify(string source)
    {
        var classes = new string?[source.Length];
        var code = HideDirectives(source, classes);
        var root = CSharpSyntaxTree.ParseText(code, Options).GetRoot();
        foreach (var trivia in root.DescendantTrivia(descendIntoTrivia: true))
            Mark(trivia.Span, ClassOf(trivia));
        foreach (var token in root.DescendantTokens(descendIntoTrivia: true))
            Mark(token.Span, ClassOf(token));
        return classes;

        void Mark(Microsoft.CodeAnalysis.Text.TextSpan span, string? name)
        {
            if (name is null)
                return;
            for (var i = span.Start; i < span.End && i < classes.Length; i++)
                classes[i] ??= name;
        }
    }

    // The hosts take a line that starts with #!, #r, #i or #load for themselves wherever it stands, even in a string.
    private static string HideDirectives(string source, string?[] classes)
    {
        var code = source.ToCharArray();
        for (var start = 0; start < source.Length;)
        {
            var end = source.IndexOf('\n', start);
            if (end < 0)
                end = source.Length;
            var line = source.AsSpan(start, end - start);
            if (line.StartsWith("#!") || line.StartsWith("#r ") || line.StartsWith("#i ") || line.StartsWith("#load "))
            {
                Array.Fill(classes, "directive", start, end - start);
                Array.Fill(code, ' ', start, end - start);
            }

            start = end + 1;
        }

        return new string(code);
    }

    private static string? ClassOf(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
            or SyntaxKind.DisabledTextTrivia => "comment",
        _ when trivia.IsDirective => "directive",
        _ => null,
    };

    private static string? ClassOf(SyntaxToken token)
    {
        var kind = token.Kind();
        if (SyntaxFacts.IsReservedKeyword(kind))
            return IsControl(kind) ? "control" : "keyword";
        if (SyntaxFacts.IsContextualKeyword(kind))
            return kind is SyntaxKind.AwaitKeyword or SyntaxKind.YieldKeyword or SyntaxKind.WhenKeyword ? "control" : "keyword";
        return kind switch
        {
            SyntaxKind.NumericLiteralToken => "number",
            SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
                or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedVerbatimStringStartToken
                or SyntaxKind.InterpolatedSingleLineRawStringStartToken
                or SyntaxKind.InterpolatedMultiLineRawStringStartToken
                or SyntaxKind.InterpolatedRawStringEndToken => "string",
            SyntaxKind.IdentifierToken => ClassOfName(token),
            _ => null,
        };
    }

    private static bool IsControl(SyntaxKind kind) => kind
        is SyntaxKind.IfKeyword or SyntaxKind.ElseKeyword or SyntaxKind.ForKeyword or SyntaxKind.ForEachKeyword
        or SyntaxKind.WhileKeyword or SyntaxKind.DoKeyword or SyntaxKind.SwitchKeyword or SyntaxKind.CaseKeyword
        or SyntaxKind.DefaultKeyword or SyntaxKind.BreakKeyword or SyntaxKind.ContinueKeyword
        or SyntaxKind.ReturnKeyword or SyntaxKind.ThrowKeyword or SyntaxKind.TryKeyword or SyntaxKind.CatchKeyword
        or SyntaxKind.FinallyKeyword or SyntaxKind.GotoKeyword or SyntaxKind.InKeyword;

    // Without a compilation a name's meaning is read from where it stands, and, last, from its capital letter.
    private static string? ClassOfName(SyntaxToken token)
    {
        switch (token.Parent)
        {
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax:
                return "type";
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax:
                return "method";
            case ConstructorDeclarationSyntax:
                return "type";
            case SimpleNameSyntax name:
                return ClassOfUse(name);
            default:
                return null;
        }
    }

    private static string? ClassOfUse(SimpleNameSyntax name)
    {
        if (name.Identifier.Text is "var" or "dynamic" or "_" && name.Parent is not MemberAccessExpressionSyntax)
            return name.Identifier.Text == "_" ? null : "keyword";
        if (name.Identifier.Text == "nameof" && name.Parent is InvocationExpressionSyntax)
            return "keyword";
        switch (name.Parent)
        {
            case InvocationExpressionSyntax call when call.Expression == name:
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access
                when access.Name == name && outer.Expression == access:
            case MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax }:
                return "method";
            case MemberAccessExpressionSyntax member when member.Expression == name:
                return StartsUpper(name) ? "type" : null;
            case MemberAccessExpressionSyntax or MemberBindingExpressionSyntax:
                return null;
            case UsingDirectiveSyntax or QualifiedNameSyntax or BaseNamespaceDeclarationSyntax:
                return IsInUsing(name) ? null : "type";
            case VariableDeclarationSyntax or ParameterSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax
                or ObjectCreationExpressionSyntax or TypeArgumentListSyntax or BaseTypeSyntax or CastExpressionSyntax
                or ArrayTypeSyntax or NullableTypeSyntax or TypeOfExpressionSyntax or PropertyDeclarationSyntax
                or DeclarationPatternSyntax or RecursivePatternSyntax or TypePatternSyntax or CatchDeclarationSyntax
                or AttributeSyntax or TupleElementSyntax or TypeConstraintSyntax or RefTypeSyntax
                or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax or DelegateDeclarationSyntax
                or IndexerDeclarationSyntax:
                return name.Parent is PropertyDeclarationSyntax or ParameterSyntax or VariableDeclarationSyntax
                    || StartsUpper(name) ? "type" : null;
            case ForEachStatementSyntax loop when loop.Type == name:
            case DeclarationExpressionSyntax declaration when declaration.Type == name:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test
                when test.Right == name:
                return "type";
            default:
                return name is GenericNameSyntax ? "type" : null;
        }
    }

    private static bool IsInUsing(SyntaxNode name) => name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null;

    private static bool StartsUpper(SimpleNameSyntax name)
        => name.Identifier.Text.Length > 0 && char.IsUpper(name.Identifier.Text[0]);
}
