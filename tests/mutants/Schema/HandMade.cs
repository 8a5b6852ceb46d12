using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Mutants;

/// <summary>Mutants that somebody thought of.</summary>
internal static class HandMade
{
    /// <summary>One, by the text that is changed, which must stand in the file once.</summary>
    /// <param name="source">The file.</param>
    /// <param name="before">An expression, a statement with its semicolon, or <c>Name = expression</c> in an initializer; where it stands more than once,
    /// in ⟦ and ⟧ with enough of what is around it.</param>
    /// <param name="after">Another expression or statement; nothing drops a statement.</param>
    /// <exception cref="InvalidOperationException">The text is not there, or more than once.</exception>
    public static Candidate At(string source, string before, string after)
    {
        var (open, close) = (before.IndexOf('⟦', StringComparison.Ordinal), before.IndexOf('⟧', StringComparison.Ordinal));
        var around = open < 0 ? before : before.Remove(close, 1).Remove(open, 1);
        var start = source.IndexOf(around, StringComparison.Ordinal);
        if (start < 0 || source.IndexOf(around, start + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"wanted once: {before}");
        var assigned = open >= 0 || before.EndsWith(';') ? -1 : before.IndexOf(" = ", StringComparison.Ordinal);
        if (open >= 0)
            (start, before) = (start + open, before[(open + 1)..close]);
        if (assigned > 0)
        {
            start += assigned + 3;
            before = before[(assigned + 3)..];
        }

        return new Candidate(new TextSpan(start, before.Length), source.AsSpan(0, start).Count('\n') + 1, "by hand", before, after, mutant =>
            !before.EndsWith(';') ? $"({mutant} ? ({after}) : ({before}))" : $"{{ if (!{mutant}) {{ {before} }} else {{ {after} }} }}");
    }
}
