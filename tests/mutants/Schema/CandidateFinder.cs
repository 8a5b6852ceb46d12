using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Kind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace CourseKit.Mutants;

/// <summary>Finds what can be changed in a file: comparisons, sums, conditions, constants, statements, checks and catches.</summary>
internal sealed class CandidateFinder : CSharpSyntaxWalker
{
    private static readonly Dictionary<Kind, (string Rule, string Other)> Operators = new()
    {
        [Kind.LessThanExpression] = ("bound", "<="),
        [Kind.LessThanOrEqualExpression] = ("bound", "<"),
        [Kind.GreaterThanExpression] = ("bound", ">="),
        [Kind.GreaterThanOrEqualExpression] = ("bound", ">"),
        [Kind.EqualsExpression] = ("equality", "!="),
        [Kind.NotEqualsExpression] = ("equality", "=="),
        [Kind.LogicalAndExpression] = ("and or", "||"),
        [Kind.LogicalOrExpression] = ("and or", "&&"),
        [Kind.AddExpression] = ("sign", "-"),
        [Kind.SubtractExpression] = ("sign", "+"),
        [Kind.MultiplyExpression] = ("factor", "/"),
        [Kind.DivideExpression] = ("factor", "*"),
    };

    private static readonly Dictionary<string, string> Opposites = new(StringComparer.Ordinal)
    {
        ["Max"] = "Min",
        ["Min"] = "Max",
        ["Any"] = "All",
        ["All"] = "Any",
        ["OrderBy"] = "OrderByDescending",
        ["OrderByDescending"] = "OrderBy",
        ["First"] = "Last",
        ["Last"] = "First",
    };

    private readonly List<Candidate> _found = [];

    /// <summary>All of a file, in its order; they may lie in each other.</summary>
    public static IReadOnlyList<Candidate> Find(SyntaxNode root)
    {
        var finder = new CandidateFinder();
        finder.Visit(root);
        return finder._found;
    }

    // Constants must stay constants, and what a message says is not asked here.
    public override void Visit(SyntaxNode? node)
    {
        if (node is AttributeListSyntax or ParameterListSyntax or EnumMemberDeclarationSyntax or PatternSyntax or SwitchLabelSyntax or InterpolatedStringExpressionSyntax
            || (node is FieldDeclarationSyntax field && field.Modifiers.Any(Kind.ConstKeyword)) || node is LocalDeclarationStatementSyntax { IsConst: true }
            || node is ThrowStatementSyntax or ThrowExpressionSyntax)
            return;
        base.Visit(node);
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (Operators.TryGetValue(node.Kind(), out var change) && !Declares(node) && !IsText(node.Left) && !IsText(node.Right))
            Either(node, change.Rule, $"{node.Left} {change.Other} {node.Right}");
        base.VisitBinaryExpression(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.IsKind(Kind.UnaryMinusExpression) || (node.IsKind(Kind.LogicalNotExpression) && !Declares(node)))
            Either(node, "sign", node.Operand.ToString());
        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        if (node.IsKind(Kind.TrueLiteralExpression))
            Either(node, "constant", "false");
        else if (node.IsKind(Kind.FalseLiteralExpression))
            Either(node, "constant", "true");
        else if (node.Token.Value is int whole)
            Either(node, "constant", (whole == 0 ? 1 : whole + 1).ToString(CultureInfo.InvariantCulture));
        else if (node.Token.Value is double number)
            Either(node, "constant", (number == 0 ? 1 : number * 1.5).ToString("0.0################", CultureInfo.InvariantCulture));
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is MemberAccessExpressionSyntax called && called.Name is IdentifierNameSyntax && node.ArgumentList.Arguments.Count > 0
            && Opposites.TryGetValue(called.Name.Identifier.Text, out var other) && !Declares(node))
            Either(node, "call", $"{called.Expression}.{other}{node.ArgumentList}");
        base.VisitInvocationExpression(node);
    }

    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        if (!Declares(node.Condition))
            Either(node.Condition, "condition", $"!({node.Condition})");
        base.VisitConditionalExpression(node);
    }

    public override void VisitIfStatement(IfStatementSyntax node)
    {
        Add(node.Condition, "check", $"({node.Condition}) && false", mutant => $"({node.Condition}) && !{mutant}");
        base.VisitIfStatement(node);
    }

    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (node.Parent is not GlobalStatementSyntax)
            Add(node, "dropped", "", mutant => $"{{ if (!{mutant}) {{ {node} }} }}");
        base.VisitExpressionStatement(node);
    }

    public override void VisitCatchClause(CatchClauseSyntax node)
    {
        if (node.Filter is { } filter)
            Add(filter.FilterExpression, "catch", "false", mutant => $"!{mutant} && ({filter.FilterExpression})");
        else if (node.Declaration is { } declaration)
            Add(declaration, "catch", "no catch", mutant => $"{declaration} when (!{mutant})");
        base.VisitCatchClause(node);
    }

    private static bool Declares(SyntaxNode node) => node.DescendantNodes().Any(inner => inner is SingleVariableDesignationSyntax or DeclarationExpressionSyntax);

    private static bool IsText(ExpressionSyntax node) => node is InterpolatedStringExpressionSyntax || node.IsKind(Kind.StringLiteralExpression);

    private void Either(ExpressionSyntax node, string rule, string after) => Add(node, rule, after, mutant => $"({mutant} ? ({after}) : ({node}))");

    private void Add(SyntaxNode node, string rule, string after, Func<string, string> write)
        => _found.Add(new Candidate(node.Span, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, rule, node.ToString(), after, write));
}
