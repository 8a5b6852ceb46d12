using System.Text.RegularExpressions;

namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>Takes out of a student's cell what would load code, files or packages.</summary>
/// <remarks>Lines that are directives of the host or the compiler (<c>#!…</c>, <c>#r</c>, <c>#i</c>, <c>#load</c>, <c>#line</c>) become
/// a comment, so that line numbers stay. Lines are ended by whatever ends them for the compiler, form feeds and Unicode's
/// separators included. <c>#if</c>, <c>#region</c>, <c>#pragma</c> and <c>#nullable</c> stay.</remarks>
internal static partial class StudentCode
{
    /// <summary>What stands in the place of a directive.</summary>
    public const string LeftOut = "// left out when grading: a directive";

    /// <summary>The code without directives.</summary>
    /// <param name="source">The cell.</param>
    /// <param name="lines">The lines that were directives, from 1.</param>
    public static string WithoutDirectives(string source, out IReadOnlyList<int> lines)
    {
        var all = source.ReplaceLineEndings("\n").Split('\n');
        List<int> found = [];
        for (var i = 0; i < all.Length; i++)
        {
            if (!Directive().IsMatch(all[i]))
                continue;
            all[i] = LeftOut;
            found.Add(i + 1);
        }

        lines = found;
        return string.Join('\n', all);
    }

    // The compiler takes U+FEFF and U+001A for white space, too.
    [GeneratedRegex(@"^([\s\uFEFF\u001A]*#[\s\uFEFF\u001A]*(!|\\|r\b|i\b|load\b|line\b|reference\b)|//\s*requires:)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Directive();
}
