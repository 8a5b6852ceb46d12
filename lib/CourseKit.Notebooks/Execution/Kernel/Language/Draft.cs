using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>Code that is being written, as the compiler sees it.</summary>
internal sealed record Draft(CSharpCompilation Compilation, SyntaxTree Tree, SemanticModel Model)
{
    public SyntaxNode Root => Tree.GetRoot();

    /// <summary>Whether a place lies in a comment or in a text.</summary>
    public bool IsText(int place)
    {
        var before = Math.Max(0, place - 1);
        var trivia = Root.FindTrivia(before);
        if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.DisabledTextTrivia)
            return true;
        var token = Root.FindToken(before);
        return token.Span.Contains(before) && token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.NumericLiteralToken && place < token.Span.End + (token.Text.EndsWith('"') ? 0 : 1);
    }

    /// <summary>The name that stands at, or just before, a place.</summary>
    public SyntaxToken? NameAt(int place)
    {
        foreach (var at in new[] { place, place - 1 })
        {
            if (at >= 0 && Root.FindToken(at) is var token && token.Span.Contains(at) && token.Parent is not null
                && (token.IsKind(SyntaxKind.IdentifierToken) || token.Parent is PredefinedTypeSyntax))
                return token;
        }

        return null;
    }

    /// <summary>The call whose parentheses a place lies in: its argument list, innermost.</summary>
    public BaseArgumentListSyntax? CallAt(int place)
    {
        var token = Root.FindToken(Math.Max(0, place - 1));
        if (token.SpanStart >= place)
            token = token.GetPreviousToken();
        return token.Parent?.AncestorsAndSelf().OfType<BaseArgumentListSyntax>()
            .FirstOrDefault(list => list.SpanStart < place && (Close(list) is { IsMissing: true } || place <= Close(list).SpanStart));

        static SyntaxToken Close(BaseArgumentListSyntax list)
            => list is ArgumentListSyntax round ? round.CloseParenToken : ((BracketedArgumentListSyntax)list).CloseBracketToken;
    }

    /// <summary>What a call could mean.</summary>
    public IReadOnlyList<ISymbol> Candidates(BaseArgumentListSyntax call)
    {
        switch (call.Parent)
        {
            case InvocationExpressionSyntax invocation:
                var group = Model.GetMemberGroup(invocation.Expression);
                if (group.Length > 0)
                    return group;
                return Model.GetTypeInfo(invocation.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke] : [];
            case BaseObjectCreationExpressionSyntax creation:
                return Model.GetTypeInfo(creation).Type is INamedTypeSymbol type
                    ? [.. type.InstanceConstructors.Where(c => Model.IsAccessible(call.SpanStart, c))]
                    : [];
            case ElementAccessExpressionSyntax access:
                return Model.GetTypeInfo(access.Expression).Type is { } indexed
                    ? [.. indexed.GetMembers().OfType<IPropertySymbol>().Where(p => p.IsIndexer)]
                    : [];
            default:
                return [];
        }
    }
}
