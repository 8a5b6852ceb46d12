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

    private static readonly CSharpParseOptions Options
        = new(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The tokens of every part.</summary>
    public static List<CodeToken[]> Read(IReadOnlyList<SourcePart> parts)
    {
        var left = MostTokens;
        var tokens = new List<List<SyntaxToken>>(parts.Count);
        var declared = new DeclaredNames();
        foreach (var part in parts)
        {
            List<SyntaxToken> read = [.. SyntaxFactory.ParseTokens(Flat(part.Source), options: Options).Take(left)];
            left -= read.Count;
            declared.Add(read);
            tokens.Add(read);
        }

        return [.. tokens.Select(part => Codes(part, declared).ToArray())];
    }

    // What the lexer reads by recursion, texts with holes and directives, is made plain first, length kept: code nested
    // fifty thousand deep would end the process that reads it.
    private static string Flat(string source)
    {
        var flat = source.ToCharArray();
        var atStart = true;
        for (var i = 0; i < flat.Length; i++)
        {
            if (flat[i] == '$' && i + 1 < flat.Length && flat[i + 1] is '"' or '@' or '$')
                flat[i] = ' ';
            else if (flat[i] == '@' && i + 1 < flat.Length && flat[i + 1] == '$')
                flat[i] = ' ';
            if (flat[i] == '#' && atStart)
            {
                while (i < flat.Length && flat[i] is not ('\n' or '\r'))
                    flat[i++] = ' ';
            }

            if (i < flat.Length)
                atStart = flat[i] is '\n' or '\r' || (atStart && char.IsWhiteSpace(flat[i]));
        }

        return new string(flat);
    }

    private static IEnumerable<CodeToken> Codes(List<SyntaxToken> tokens, DeclaredNames declared)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var isMember = i > 0 && tokens[i - 1].IsKind(SyntaxKind.DotToken);
            if (!tokens[i].Span.IsEmpty && CodeOf(tokens[i], isMember, declared) is { } code)
                yield return new CodeToken(code, tokens[i].SpanStart, tokens[i].Span.End);
        }
    }

    private static int? CodeOf(SyntaxToken token, bool isMember, DeclaredNames declared)
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
                return token.ValueText == "var" || declared.Has(token.ValueText, isMember) ? Name : OutsideName | StableHash(token.ValueText);
            case SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
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
