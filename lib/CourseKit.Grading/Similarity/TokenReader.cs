using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Grading.Similarity;

/// <summary>Reads code as tokens that a copy can't easily change.</summary>
/// <remarks>Comments, layout, braces, modifiers and the difference between <c>=&gt; x;</c> and <c>{ return x; }</c> are gone;
/// the names that the submission declares are all one name, as are built-in types; numbers are one number and texts one
/// text. Names from outside (<c>Math.Exp</c>, the course library, the instructor's set-up) stay: nobody can rename them, and
/// they tell solutions apart.</remarks>
internal static class TokenReader
{
    private const int Name = 1;
    private const int Number = 2;
    private const int Text = 3;
    private const int OutsideName = 1 << 30;

    // A submission of a hundred thousand tokens is no homework; what follows is not compared.
    private const int MostTokens = 100_000;

    private static readonly CSharpParseOptions options = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>The tokens of every part.</summary>
    public static List<CodeToken[]> Read(IReadOnlyList<SourcePart> parts)
    {
        var roots = parts.Select(part => CSharpSyntaxTree.ParseText(part.Source, options).GetRoot()).ToList();
        var declared = new DeclaredNames();
        foreach (var root in roots)
            declared.Add(root);
        var left = MostTokens;
        var result = new List<CodeToken[]>(roots.Count);
        foreach (var root in roots)
        {
            var tokens = Tokens(root, declared).Take(left).ToArray();
            left -= tokens.Length;
            result.Add(tokens);
        }

        return result;
    }

    private static IEnumerable<CodeToken> Tokens(SyntaxNode root, DeclaredNames declared)
    {
        foreach (var token in root.DescendantTokens())
        {
            if (!token.Span.IsEmpty && CodeOf(token, declared) is { } code)
                yield return new CodeToken(code, token.SpanStart, token.Span.End);
        }
    }

    private static int? CodeOf(SyntaxToken token, DeclaredNames declared)
    {
        var kind = token.Kind();
        switch (kind)
        {
            case SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken:
            case SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword
                or SyntaxKind.StaticKeyword or SyntaxKind.ReadOnlyKeyword or SyntaxKind.SealedKeyword or SyntaxKind.ConstKeyword:
                return null;
            case SyntaxKind.EqualsGreaterThanToken:
                return (int)SyntaxKind.ReturnKeyword;
            case SyntaxKind.NumericLiteralToken:
                return Number;
            case SyntaxKind.IdentifierToken:
                return token.ValueText == "var" || declared.Has(token) ? Name : OutsideName | StableHash(token.ValueText);
            case SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken:
                return Text;
            default:
                return SyntaxFacts.IsPredefinedType(kind) ? Name : (int)kind;
        }
    }

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static int StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return (int)(hash & (OutsideName - 1));
    }
}
