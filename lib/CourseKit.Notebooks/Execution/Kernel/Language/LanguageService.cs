using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>Answers questions about code that is being written, on top of what the notebook's cells have defined.</summary>
/// <param name="draft">Makes a compilation of code, whole or not.</param>
internal sealed class LanguageService(Func<string, CSharpCompilation> draft)
{
    /// <summary>Answers a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="code">The cell's code.</param>
    /// <param name="cursor">The place in it.</param>
    public Answer Ask(Question question, string code, int cursor)
    {
        code = WithoutDirectives(code);
        cursor = Math.Clamp(cursor, 0, code.Length);
        return question switch
        {
            Question.Completion => new Answer(Completion: Complete(code, cursor)),
            Question.Inspection => new Answer(Inspection: Inspector.Inspect(Draft(code), cursor)),
            Question.Signature => new Answer(Signature: Signatures.Find(Draft(code), cursor)),
            Question.Completeness => new Answer(Completeness: CompletenessOf(code)),
            _ => new Answer(),
        };
    }

    private CompletionList Complete(string code, int cursor)
    {
        var start = cursor;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
            start--;
        // A name must stand there, or what follows would be taken for it.
        var whole = start == cursor ? code.Insert(cursor, "completion") : code;
        return new CompletionList(start, cursor, Completer.Find(Draft(whole), start, code[start..cursor]));
    }

    private Completeness CompletenessOf(string code)
    {
        var tree = draft(code).SyntaxTrees.Single();
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            var open = 0;
            foreach (var token in tree.GetRoot().DescendantTokens().Where(t => !t.IsMissing))
                open += token.Kind() switch { SyntaxKind.OpenBraceToken => 1, SyntaxKind.CloseBraceToken => -1, _ => 0 };
            return new Completeness("incomplete", new string(' ', 4 * Math.Max(open, 0)));
        }

        var broken = tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return new Completeness(broken ? "invalid" : "complete", "");
    }

    private Draft Draft(string code)
    {
        var compilation = draft(code);
        var tree = compilation.SyntaxTrees.Single();
        return new Draft(compilation, tree, compilation.GetSemanticModel(tree));
    }

    // The kernel's own directives are no C#; places stay where they are.
    private static string WithoutDirectives(string code)
        => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line =>
            line.StartsWith("#!", StringComparison.Ordinal) || line.StartsWith("#i", StringComparison.Ordinal)
                || line.StartsWith("#r \"nuget", StringComparison.OrdinalIgnoreCase)
                ? new string(' ', line.Length)
                : line));
}
