using CourseKit.Notebooks.Execution.Kernel.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Grading.Assignments.Reading;

/// <summary>Works out which stub a solution region needs so that the released cell compiles.</summary>
/// <remarks>
/// <para>The forms of <see cref="StubForm"/> are tried in their order, and the first that compiles is taken. A region of
/// statements at the end of a body gets a throw even where a comment would do: the check can then say that nothing is written
/// yet, and not that it is wrong. At the top level of a cell, among members and before statements that still return, the
/// comment is enough.</para>
/// <para>The cell is compiled alone, without the cells before it. So names may be unknown, and only such errors count as a
/// missing or misplaced statement brings forth, and only if the solution does not have them.</para>
/// </remarks>
internal static class StubCompiler
{
    // Not all paths return (method, lambda, property), unassigned variable, unassigned out parameter, throw out of place,
    // expression as a statement, no type for a conditional or a var, a method
    // without a body, a member that an interface or a base class asks for.
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "CS0161", "CS1643", "CS0165", "CS0177", "CS0170", "CS0171", "CS8115", "CS0201", "CS0815", "CS0818", "CS0173", "CS8754",
        "CS0501", "CS8716", "CS8803", "CS0535", "CS0534", "CS0840", "CS1525", "CS8917",
    };

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"],
        allowUnsafe: true, warningLevel: 0, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Annotations);

    /// <summary>The stub lines of every solution region; a region for which no form compiles is missing.</summary>
    public static IReadOnlyDictionary<Region, IReadOnlyList<string>> Choose(AnswerText text, string exerciseId)
    {
        var whole = Errors(text.With(new Dictionary<Region, IReadOnlyList<string>>()));
        var chosen = new Dictionary<Region, IReadOnlyList<string>>();
        foreach (var region in text.Solutions)
        {
            foreach (var form in Enum.GetValues<StubForm>())
            {
                var tried = new Dictionary<Region, IReadOnlyList<string>>(chosen) { [region] = Lines(form, region, exerciseId) };
                var code = text.With(tried);
                if ((form == StubForm.Comment && EndsABody(code, CommentLine(code, text, chosen, region))) || Errors(code).Except(whole).Any())
                    continue;
                chosen = tried;
                break;
            }
        }

        return chosen;
    }

    private static string[] Lines(StubForm form, Region region, string id)
    {
        var say = $"throw new NotImplementedException(\"exercise {id} is yours to write\")";
        var stub = form switch
        {
            StubForm.Throw => say + ";",
            StubForm.ThrowExpression => say,
            StubForm.Body => $"=> {say};",
            StubForm.Conditional => $"true ? {say} : default;",
            StubForm.ConditionalExpression => $"true ? {say} : default",
            _ => null,
        };
        var indent = region.Lines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) is { } line
            ? line[..^line.TrimStart().Length] : region.Indent;
        if (indent.Length < region.Indent.Length)
            indent = region.Indent;
        return stub is null ? [region.Indent + Comment] : [region.Indent + Comment, indent + stub];
    }

    private const string Comment = "// YOUR CODE HERE";

    // The comment of this region is the one after those of the regions already chosen.
    private static int CommentLine(string code, AnswerText text, Dictionary<Region, IReadOnlyList<string>> chosen, Region region)
    {
        var before = text.Solutions.Count(other => other.First < region.First && chosen.ContainsKey(other));
        var lines = code.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() == Comment && before-- == 0)
                return i;
        }

        return -1;
    }

    // Whether nothing but the closing brace of a method's, accessor's or lambda's body follows the comment.
    private static bool EndsABody(string code, int line)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Parsing);
        var text = tree.GetText();
        if (line < 0 || line >= text.Lines.Count)
            return false;
        var token = tree.GetRoot().FindToken(text.Lines[line].End, findInsideTrivia: false);
        if (token.SpanStart < text.Lines[line].Start)
            token = token.GetNextToken();
        return token.IsKind(SyntaxKind.CloseBraceToken) && token.Parent is BlockSyntax block && IsBody(block);
    }

    private static bool IsBody(BlockSyntax block) => block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
        or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax;

    private static HashSet<string> Errors(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Parsing);
        var syntax = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => "syntax " + d.Id).ToHashSet(StringComparer.Ordinal);
        if (syntax.Count > 0)
            return syntax;
        var compilation = CSharpCompilation.CreateScriptCompilation("Stub", tree, FrameworkReferences.All, Options, null, typeof(object));
        return compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && Telling.Contains(d.Id))
            .Select(d => d.Id + " " + d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
    }
}
