using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.PlainCSharp;

/// <summary>Takes one cell apart. A script's variables are fields: here they become static ones, and their initial values
/// assignments at the same place.</summary>
internal sealed class PlainCellReader
{
    private const string Show = "PlainProgram.Show(";
    private readonly SemanticModel _model;
    private readonly CompilationUnitSyntax _root;
    private readonly string _text;
    private readonly List<TextChange> _changes = [];
    private readonly List<string> _members = [];
    private readonly List<string> _statements = [];
    private readonly List<string> _extensions = [];

    private PlainCellReader(CSharpCompilation compilation, string text)
    {
        _text = text;
        var tree = compilation.SyntaxTrees.Single();
        _model = compilation.GetSemanticModel(tree);
        _root = (CompilationUnitSyntax)tree.GetRoot();
    }

    /// <summary>Takes a cell apart.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="compilation">The cell on top of those before it; its tree has the text's places.</param>
    /// <param name="text">The code without any directive.</param>
    /// <param name="projects">Assemblies that it references by path.</param>
    /// <param name="packages">Packages that it references.</param>
    public static PlainCell Read(
        int number, CSharpCompilation compilation, string text, IReadOnlyList<string> projects, IReadOnlyList<string> packages)
    {
        var reader = new PlainCellReader(compilation, text);
        foreach (var member in reader._root.Members)
            reader.Add(member);
        var rest = reader._root.EndOfFileToken.FullSpan;
        if (text[rest.Start..rest.End].Trim() is { Length: > 0 } comment)
            reader._statements.Add(comment);
        return new PlainCell(
            number, reader._members, reader._statements, reader._extensions,
            [.. reader._root.Usings.Select(u => u.ToString())], projects, packages, reader.Awaits(), reader.CanIndent());
    }

    private void Add(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword):
                AddVariables(field);
                break;
            case GlobalStatementSyntax { Statement: ExpressionStatementSyntax last } when last.SemicolonToken.IsMissing:
                AddDeclarations(member);
                var isValue = _model.GetTypeInfo(last.Expression).ConvertedType is not { SpecialType: SpecialType.System_Void };
                if (isValue)
                    Insert(last.Expression.SpanStart, Show);
                Insert(last.Expression.Span.End, isValue ? ");" : ";");
                _statements.Add(Text(member.FullSpan));
                break;
            case GlobalStatementSyntax:
                AddDeclarations(member);
                _statements.Add(Text(member.FullSpan));
                break;
            case MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } method when first.Modifiers.Any(SyntaxKind.ThisKeyword):
                MakePublic(member);
                _extensions.Add(Text(method.FullSpan));
                break;
            default:
                MakePublic(member);
                _members.Add(Text(member.FullSpan));
                break;
        }
    }

    private void AddVariables(FieldDeclarationSyntax field)
    {
        var leading = _text[field.FullSpan.Start..field.SpanStart];
        List<string> assignments = [];
        foreach (var variable in field.Declaration.Variables)
        {
            var type = TypeOf((_model.GetDeclaredSymbol(variable) as IFieldSymbol)?.Type, field.Declaration.Type);
            AddField(type, variable.Identifier.Text);
            if (variable.Initializer is not { } initial)
                continue;
            var value = Text(initial.Value.Span);
            if (initial.Value is InitializerExpressionSyntax)
                value = $"new {type} {value}";
            assignments.Add($"{variable.Identifier.Text} = {value};");
        }

        var trailing = _text[field.Span.End..field.FullSpan.End];
        _statements.Add(leading + string.Join(' ', assignments) + trailing);
    }

    // `out int n` and `var (a, b) = …` of the cell itself declare fields too.
    private void AddDeclarations(MemberDeclarationSyntax member)
    {
        foreach (var declaration in member.DescendantNodes().OfType<DeclarationExpressionSyntax>())
        {
            var names = declaration.Designation.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().ToList();
            if (names.Count == 0 || !names.TrueForAll(n => _model.GetDeclaredSymbol(n) is IFieldSymbol))
                continue;
            foreach (var name in names)
                AddField(TypeOf(((IFieldSymbol)_model.GetDeclaredSymbol(name)!).Type, null), name.Identifier.Text);
            _changes.Add(new TextChange(TextSpan.FromBounds(declaration.SpanStart, declaration.Designation.SpanStart), ""));
        }
    }

    private void AddField(string type, string name) => _members.Add($"public static {type} {name};\n");

    private string TypeOf(ITypeSymbol? type, TypeSyntax? written)
    {
        if (written is { IsVar: false })
            return written.ToString();
        return type is null or { TypeKind: TypeKind.Error } || type.ToDisplayString().Contains("anonymous type", StringComparison.Ordinal)
            ? "dynamic"
            : type.ToMinimalDisplayString(_model, _root.EndOfFileToken.SpanStart);
    }

    private void MakePublic(MemberDeclarationSyntax member)
    {
        foreach (var modifier in member.Modifiers.Where(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword
            or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword))
            _changes.Add(new TextChange(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart), ""));
        var needsStatic = member is MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax or EventFieldDeclarationSyntax
            && !member.Modifiers.Any(SyntaxKind.StaticKeyword);
        var start = member.AttributeLists.Count > 0
            ? member.AttributeLists[^1].GetLastToken().GetNextToken().SpanStart
            : member.SpanStart;
        Insert(start, needsStatic ? "public static " : "public ");
    }

    private bool Awaits()
        => _root.Members.OfType<GlobalStatementSyntax>().Cast<SyntaxNode>().Concat(_root.Members.OfType<FieldDeclarationSyntax>())
            .SelectMany(m => m.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax))
            .Any(n => n is AwaitExpressionSyntax or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 });

    private bool CanIndent()
        => !_root.DescendantTokens().Any(t => t.Text.Contains('\n', StringComparison.Ordinal))
            && !_root.DescendantNodes().OfType<InterpolatedStringExpressionSyntax>().Any(s => s.ToString().Contains('\n', StringComparison.Ordinal));

    private void Insert(int at, string inserted) => _changes.Add(new TextChange(new TextSpan(at, 0), inserted));

    private string Text(TextSpan span)
    {
        var within = _changes.Where(c => span.Contains(c.Span) || (c.Span.IsEmpty && c.Span.Start == span.End)).ToList();
        return SourceText.From(_text).WithChanges(within.OrderBy(c => c.Span.Start))
            .ToString(new TextSpan(span.Start, span.Length + within.Sum(c => c.NewText!.Length - c.Span.Length)));
    }
}
