using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Grading.Similarity;

/// <summary>The names that a submission declares itself, which are the names that a copy can change.</summary>
/// <remarks>Read from the tokens alone: a parser goes as deep as the code is nested, and a student's code may be nested to
/// break it. A name after a type, after <c>class</c> and the like, or before <c>=&gt;</c> is declared; where that errs, it errs
/// alike on a copy.</remarks>
internal sealed class DeclaredNames
{
    private readonly HashSet<string> names = [];
    private readonly HashSet<string> members = [];

    /// <summary>Adds what a cell declares.</summary>
    public void Add(IReadOnlyList<SyntaxToken> tokens)
    {
        // For each open brace, bracket and parenthesis: whether what is declared directly in it is a type's member.
        var open = new Stack<bool>();
        var typeIsNext = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var kind = tokens[i].Kind();
            if (StartsType(tokens, i))
            {
                typeIsNext = true;
                Declare(tokens[i + 1], isMember: true);
            }
            else if (kind is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken)
            {
                open.Push(typeIsNext && kind != SyntaxKind.OpenBracketToken);
                typeIsNext &= kind != SyntaxKind.OpenBraceToken;
            }
            else if (kind is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken)
            {
                open.TryPop(out _);
            }
            else if (kind == SyntaxKind.SemicolonToken)
            {
                typeIsNext = false;
            }
            else if (kind == SyntaxKind.EqualsGreaterThanToken)
            {
                AddLambda(tokens, i);
            }
            else if (kind == SyntaxKind.IdentifierToken && i > 0 && EndsType(tokens[i - 1]))
            {
                AddDeclaration(tokens, i, open.TryPeek(out var inType) && inType);
            }
        }
    }

    /// <summary>Whether a name stands for something of the student's own.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isMember">Whether it follows a dot: a local called Length does not make everybody's Length the student's own.</param>
    public bool Has(string name, bool isMember) => (isMember ? members : names).Contains(name);

    private static bool StartsType(IReadOnlyList<SyntaxToken> tokens, int i)
        => i + 1 < tokens.Count && tokens[i + 1].IsKind(SyntaxKind.IdentifierToken)
            && (tokens[i].Kind() is SyntaxKind.ClassKeyword or SyntaxKind.StructKeyword or SyntaxKind.InterfaceKeyword or SyntaxKind.EnumKeyword
                || tokens[i].Text == "record");

    // "double x", "Foo x", "double[] x", "List<int> x", "double? x", "(int, int) x": the name follows the type directly.
    private static bool EndsType(SyntaxToken before)
        => before.Kind() is SyntaxKind.CloseBracketToken or SyntaxKind.GreaterThanToken
            || (before.IsKind(SyntaxKind.IdentifierToken) && before.Text is not ("await" or "yield" or "when" or "and" or "or" or "not"))
            || SyntaxFacts.IsPredefinedType(before.Kind());

    private void AddDeclaration(IReadOnlyList<SyntaxToken> tokens, int i, bool isMember)
    {
        Declare(tokens[i], isMember);

        // "double a = f(1, 2), b;" declares b as well.
        var depth = 0;
        for (var k = i + 1; k + 1 < tokens.Count; k++)
        {
            switch (tokens[k].Kind())
            {
                case SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken:
                    // What follows a method's name is its parameters.
                    if (k == i + 1)
                        return;
                    depth++;
                    break;
                case SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken:
                    if (--depth < 0)
                        return;
                    break;
                case SyntaxKind.SemicolonToken:
                    return;
                case SyntaxKind.CommaToken when depth == 0 && tokens[k + 1].IsKind(SyntaxKind.IdentifierToken) && k + 2 < tokens.Count
                    && tokens[k + 2].Kind() is SyntaxKind.EqualsToken or SyntaxKind.CommaToken or SyntaxKind.SemicolonToken:
                    Declare(tokens[k + 1], isMember);
                    break;
            }
        }
    }

    // "x => …" and "(x, y) => …".
    private void AddLambda(IReadOnlyList<SyntaxToken> tokens, int arrow)
    {
        if (arrow == 0)
            return;
        if (tokens[arrow - 1].IsKind(SyntaxKind.IdentifierToken))
            Declare(tokens[arrow - 1], isMember: false);
        if (!tokens[arrow - 1].IsKind(SyntaxKind.CloseParenToken))
            return;
        for (var i = arrow - 2; i >= 0 && !tokens[i].IsKind(SyntaxKind.OpenParenToken); i--)
        {
            if (tokens[i].IsKind(SyntaxKind.IdentifierToken)
                && tokens[i + 1].Kind() is SyntaxKind.CommaToken or SyntaxKind.CloseParenToken)
                Declare(tokens[i], isMember: false);
        }
    }

    private void Declare(SyntaxToken name, bool isMember)
    {
        names.Add(name.ValueText);
        if (isMember)
            members.Add(name.ValueText);
    }
}
