using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Grading.Similarity;

/// <summary>The names that a submission declares itself, which are the names that a copy can change.</summary>
/// <remarks>Read from the tokens alone: a parser goes as deep as the code is nested, and a student's code may be nested to
/// break it. A name after a type, after <c>class</c> and the like, or before <c>=&gt;</c> is declared; where that errs, it errs
/// alike on a copy.</remarks>
internal sealed class DeclaredNames
{
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _members = [];

    /// <summary>Adds what a cell declares.</summary>
    public void Add(IReadOnlyList<SyntaxToken> tokens)
    {
        // Around the cell, and for each open brace, bracket and parenthesis: whether what is declared directly in it is a type's
        // member, and in which statement (they are counted by their semicolons) something was.
        var open = new Stack<(bool InType, int Declaring)>([(false, -1)]);
        var (typeIsNext, statement, lambdas) = (false, 0, -1);
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
                open.Push((typeIsNext && kind != SyntaxKind.OpenBracketToken, -1));
                typeIsNext &= kind != SyntaxKind.OpenBraceToken;
            }
            else if (kind is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken)
            {
                open.Pop();
                if (open.Count == 0)
                    open.Push((false, -1));
            }
            else if (kind == SyntaxKind.SemicolonToken)
            {
                typeIsNext = false;
                statement++;
            }
            else if (kind == SyntaxKind.EqualsGreaterThanToken)
            {
                lambdas = AddLambda(tokens, i, lambdas);
            }
            else if (kind == SyntaxKind.CommaToken && open.Peek() is var list && list.Declaring == statement && IsDeclarator(tokens, i + 1))
            {
                // "double a = f(1, 2), b;" declares b as well.
                Declare(tokens[i + 1], list.InType);
            }
            else if (kind == SyntaxKind.IdentifierToken && i > 0 && EndsType(tokens[i - 1]))
            {
                Declare(tokens[i], open.Peek().InType);

                // What follows a method's name is its parameters.
                if (i + 1 < tokens.Count && tokens[i + 1].Kind() is not (SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken))
                    open.Push(open.Pop() with { Declaring = statement });
            }
        }
    }

    /// <summary>Whether a name stands for something of the student's own.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isMember">Whether it follows a dot: a local called Length does not make everybody's Length the student's own.</param>
    public bool Has(string name, bool isMember) => (isMember ? _members : _names).Contains(name);

    private static bool StartsType(IReadOnlyList<SyntaxToken> tokens, int i)
        => i + 1 < tokens.Count && tokens[i + 1].IsKind(SyntaxKind.IdentifierToken)
            && (tokens[i].Kind() is SyntaxKind.ClassKeyword or SyntaxKind.StructKeyword or SyntaxKind.InterfaceKeyword or SyntaxKind.EnumKeyword
                || tokens[i].Text == "record");

    // "double x", "Foo x", "double[] x", "List<int> x", "double? x", "(int, int) x": the name follows the type directly.
    private static bool EndsType(SyntaxToken before)
        => before.Kind() is SyntaxKind.CloseBracketToken or SyntaxKind.GreaterThanToken
            || (before.IsKind(SyntaxKind.IdentifierToken) && before.Text is not ("await" or "yield" or "when" or "and" or "or" or "not"))
            || SyntaxFacts.IsPredefinedType(before.Kind());

    // The name of a list's next variable, and what follows it there.
    private static bool IsDeclarator(IReadOnlyList<SyntaxToken> tokens, int i)
        => i + 1 < tokens.Count && tokens[i].IsKind(SyntaxKind.IdentifierToken)
            && tokens[i + 1].Kind() is SyntaxKind.EqualsToken or SyntaxKind.CommaToken or SyntaxKind.SemicolonToken;

    // "x => …" and "(x, y) => …". What an earlier arrow's list held is not read again: a text of arrows alone would take the
    // square of its length.
    private int AddLambda(IReadOnlyList<SyntaxToken> tokens, int arrow, int read)
    {
        if (arrow == 0)
            return read;
        if (tokens[arrow - 1].IsKind(SyntaxKind.IdentifierToken))
            Declare(tokens[arrow - 1], isMember: false);
        if (!tokens[arrow - 1].IsKind(SyntaxKind.CloseParenToken))
            return read;
        for (var i = arrow - 2; i > read && !tokens[i].IsKind(SyntaxKind.OpenParenToken); i--)
        {
            if (tokens[i].IsKind(SyntaxKind.IdentifierToken)
                && tokens[i + 1].Kind() is SyntaxKind.CommaToken or SyntaxKind.CloseParenToken)
                Declare(tokens[i], isMember: false);
        }

        return arrow - 2;
    }

    private void Declare(SyntaxToken name, bool isMember)
    {
        _names.Add(name.ValueText);
        if (isMember)
            _members.Add(name.ValueText);
    }
}
