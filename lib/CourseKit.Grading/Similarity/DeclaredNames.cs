using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Grading.Similarity;

/// <summary>The names that a submission declares itself, which are the names that a copy can change.</summary>
internal sealed class DeclaredNames
{
    private readonly HashSet<string> names = [];
    private readonly HashSet<string> members = [];

    /// <summary>Adds what a cell declares.</summary>
    public void Add(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            var (name, isMember) = NameOf(node);
            if (name is null)
                continue;
            names.Add(name);
            if (isMember)
                members.Add(name);
        }
    }

    /// <summary>Whether a name stands for something of the student's own.</summary>
    /// <param name="token">An identifier.</param>
    public bool Has(SyntaxToken token)
        => token.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name && access.Name == name
            || token.Parent?.Parent is MemberBindingExpressionSyntax
            // A local called Length does not make everybody's Length the student's own.
            ? members.Contains(token.ValueText)
            : names.Contains(token.ValueText);

    private static (string? Name, bool IsMember) NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => (variable.Identifier.ValueText,
            variable.Parent?.Parent is FieldDeclarationSyntax { Parent: TypeDeclarationSyntax } or EventFieldDeclarationSyntax),
        ParameterSyntax parameter => (parameter.Identifier.ValueText, parameter.Parent?.Parent is TypeDeclarationSyntax),
        SingleVariableDesignationSyntax single => (single.Identifier.ValueText, false),
        ForEachStatementSyntax loop => (loop.Identifier.ValueText, false),
        CatchDeclarationSyntax caught => (caught.Identifier.ValueText, false),
        LocalFunctionStatementSyntax function => (function.Identifier.ValueText, false),
        MethodDeclarationSyntax method => (method.Identifier.ValueText, true),
        PropertyDeclarationSyntax property => (property.Identifier.ValueText, true),
        BaseTypeDeclarationSyntax type => (type.Identifier.ValueText, true),
        DelegateDeclarationSyntax type => (type.Identifier.ValueText, true),
        EnumMemberDeclarationSyntax member => (member.Identifier.ValueText, true),
        TypeParameterSyntax type => (type.Identifier.ValueText, false),
        TupleElementSyntax element => (element.Identifier.ValueText, true),
        FromClauseSyntax from => (from.Identifier.ValueText, false),
        LetClauseSyntax let => (let.Identifier.ValueText, false),
        JoinClauseSyntax join => (join.Identifier.ValueText, false),
        LabeledStatementSyntax label => (label.Identifier.ValueText, false),
        NameColonSyntax { Parent.Parent: TupleExpressionSyntax } name => (name.Name.Identifier.ValueText, true),
        NameEqualsSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax } name => (name.Name.Identifier.ValueText, true),
        NameEqualsSyntax { Parent: UsingDirectiveSyntax } name => (name.Name.Identifier.ValueText, false),
        _ => (null, false),
    };
}
