using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>Lines that hosts or the compiler take as directives.</summary>
internal static class DirectiveLines
{
    /// <summary>Whether hosts take the line as a directive wherever it stands: <c>#!…</c>, <c>#r</c> or <c>#i</c>
    /// at its very start (<c>#region</c> and <c>#if</c> are none).</summary>
    public static bool IsHosts(string line)
        => line.StartsWith("#!", StringComparison.Ordinal) || StartsWithWord(line, "#r") || StartsWithWord(line, "#i");

    /// <summary>Whether the line brings in a library, a source or a file: <c>#r</c>, <c>#i</c>, <c>#load</c>.</summary>
    public static bool IsReference(string line)
        => line.TrimStart() is var start && (StartsWithWord(start, "#r") || StartsWithWord(start, "#i") || StartsWithWord(start, "#load"));

    /// <summary>Whether a line starts within a string literal or a comment.</summary>
    public static bool IsInText(PortabilityCell cell, int line)
    {
        var text = cell.Root.SyntaxTree.GetText().Lines;
        if (line > text.Count)
            return false;
        var start = text[line - 1].Start;
        var token = cell.Root.FindToken(start, findInsideTrivia: false);
        if (token.SpanStart < start && start < token.Span.End)
            return true;
        return cell.Root.FindTrivia(start) is var trivia && trivia.SpanStart < start && start < trivia.Span.End
            && (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia));
    }

    /// <summary>The line, cut to a length that fits a message.</summary>
    public static string Shown(string line) => line.Length > 60 ? line[..60] + "…" : line;

    private static bool StartsWithWord(string line, string word)
        => line.StartsWith(word, StringComparison.Ordinal)
            && (line.Length == word.Length || !(char.IsLetterOrDigit(line[word.Length]) || line[word.Length] == '_'));
}
