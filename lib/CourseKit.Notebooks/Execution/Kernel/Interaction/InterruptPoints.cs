using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Execution.Kernel.Interaction;

/// <summary>Writes a poll for interruption into everything in a cell that can go on for ever: loops, labels, methods that
/// call themselves, lambdas with a body. No line is added, so that line numbers stay.</summary>
/// <remarks>
/// A poll is one read of a field that nobody writes. What it costs, as processor time of 10⁸ steps with and without it (three
/// runs each, on a busy machine): a loop over integers 0.14–0.15 s and 0.13–0.16 s, a top-level loop that counts 0.03–0.04 s and
/// 0.03–0.06 s, a sum of squares of an array's numbers, the tightest loop that a notebook writes, 0.33 s and 0.06–0.17 s.
/// An interactive kernel writes them everywhere; a headless run, which asks only where a cell was when its time was up, spares
/// tight loops (<see cref="PollPlaces.OutsideTightLoops"/>); the grader's has none.
/// </remarks>
internal static class InterruptPoints
{
    private const string Poll = " global::CourseKit.Notebooks.Scripting.Interrupt.Poll(); ";

    /// <summary>The code with polls; null when it needs none.</summary>
    public static PolledCode? Add(SyntaxTree tree, PollPlaces places)
    {
        if (places == PollPlaces.Nowhere)
            return null;
        var insertions = new List<PolledCode.Insertion>();
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (places == PollPlaces.OutsideTightLoops && IsTight(node))
                continue;
            switch (node)
            {
                case WhileStatementSyntax loop:
                    AddToBody(insertions, loop.Statement, node);
                    break;
                case DoStatementSyntax loop:
                    AddToBody(insertions, loop.Statement, node);
                    break;
                case ForStatementSyntax loop:
                    AddToBody(insertions, loop.Statement, node);
                    break;
                case CommonForEachStatementSyntax loop:
                    AddToBody(insertions, loop.Statement, node);
                    break;
                case LabeledStatementSyntax label:
                    Insert(insertions, label.ColonToken.Span.End, Poll, node);
                    break;
                case AnonymousFunctionExpressionSyntax { Block: { } block }:
                    AddToBody(insertions, block, node);
                    break;
                case MethodDeclarationSyntax method when CallsItself(method, method.Identifier):
                    AddToMethod(insertions, method.Body, method.ExpressionBody, method.ReturnType, method.Modifiers, method.SemicolonToken);
                    break;
                case LocalFunctionStatementSyntax method when CallsItself(method, method.Identifier):
                    AddToMethod(insertions, method.Body, method.ExpressionBody, method.ReturnType, method.Modifiers, method.SemicolonToken);
                    break;
            }
        }

        // Of two at one place the one that was found first stands first.
        return insertions.Count == 0 ? null : new PolledCode(tree.GetText(), [.. insertions.OrderBy(insertion => insertion.Span.Start)]);
    }

    private static void AddToBody(List<PolledCode.Insertion> insertions, StatementSyntax body, SyntaxNode owner)
    {
        if (body is BlockSyntax block)
        {
            Insert(insertions, block.OpenBraceToken.Span.End, Poll, owner);
            return;
        }

        Insert(insertions, body.SpanStart, "{" + Poll, owner);
        Insert(insertions, body.Span.End, "}", owner);
    }

    private static void AddToMethod(
        List<PolledCode.Insertion> insertions, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, TypeSyntax type,
        SyntaxTokenList modifiers, SyntaxToken end)
    {
        if (body is not null)
            AddToBody(insertions, body, type);
        if (arrow is null)
            return;
        var isAsync = modifiers.Any(SyntaxKind.AsyncKeyword);
        var returns = !(type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            || (isAsync && type is not GenericNameSyntax and not QualifiedNameSyntax { Right: GenericNameSyntax })
            || arrow.Expression is ThrowExpressionSyntax);
        insertions.Add(new(arrow.ArrowToken.Span, "{" + Poll + (returns ? "return " : ""), type.SpanStart));
        Insert(insertions, end.Span.End, "}", type);
    }

    private static bool CallsItself(SyntaxNode method, SyntaxToken name)
        => method.DescendantNodes().OfType<SimpleNameSyntax>().Any(n => n.Identifier.ValueText == name.ValueText);

    // A loop that counts, or goes over what there is, and in its body neither loops nor calls anything but Math.
    private static bool IsTight(SyntaxNode node)
        => node switch
        {
            ForStatementSyntax { Condition: not null, Incrementors.Count: > 0 } loop => loop.Incrementors.All(IsStep) && IsSimple(loop.Statement),
            CommonForEachStatementSyntax loop => IsSimple(loop.Statement),
            _ => false,
        };

    private static bool IsStep(ExpressionSyntax expression)
        => expression.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PreIncrementExpression
            or SyntaxKind.PostDecrementExpression or SyntaxKind.PreDecrementExpression
            or SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression;

    private static bool IsSimple(StatementSyntax body)
        => !body.DescendantNodesAndSelf().Any(node => node
            is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or GotoStatementSyntax
                or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax
            || (node is InvocationExpressionSyntax call && !IsMath(call)));

    private static bool IsMath(InvocationExpressionSyntax call)
        => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" or "MathF" } };

    private static void Insert(List<PolledCode.Insertion> insertions, int at, string text, SyntaxNode owner)
        => insertions.Add(new(new TextSpan(at, 0), text, owner.SpanStart));
}
