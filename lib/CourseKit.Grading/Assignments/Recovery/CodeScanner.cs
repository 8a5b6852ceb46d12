namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>Cuts C# into words and punctuation, leaving out comments and what strings hold.</summary>
/// <remarks>Students' code is read with this and not with the compiler's parser: it takes one pass without recursion, so
/// that no text, however it is nested, can end the grader's process.</remarks>
internal static class CodeScanner
{
    /// <summary>The tokens of a text.</summary>
    public static List<CodeToken> Scan(string code)
    {
        List<CodeToken> tokens = [];
        var i = 0;
        while (i < code.Length)
        {
            var c = code[i];
            var next = i + 1 < code.Length ? code[i + 1] : '\0';
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c == '/' && next == '/')
            {
                i = LineEnd(code, i);
            }
            else if (c == '/' && next == '*')
            {
                var end = code.IndexOf("*/", i + 2, StringComparison.Ordinal);
                i = end < 0 ? code.Length : end + 2;
            }
            else if (IsStringStart(code, i, out var quote))
            {
                tokens.Add(new CodeToken("\""));
                i = StringEnd(code, i, quote);
            }
            else if (c == '\'')
            {
                tokens.Add(new CodeToken("\""));
                i = QuotedEnd(code, i + 1, '\'');
            }
            else if (IsWord(c) || (c == '@' && IsWord(next)))
            {
                var start = i++;
                while (i < code.Length && IsWord(code[i]))
                    i++;
                tokens.Add(new CodeToken(code[(c == '@' ? start + 1 : start)..i]));
            }
            else
            {
                tokens.Add(new CodeToken(c.ToString()));
                i++;
            }
        }

        return tokens;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    // "…", @"…", $"…", $@"…" and the raw forms.
    private static bool IsStringStart(string code, int i, out int quote)
    {
        quote = i;
        while (quote < code.Length && quote - i < 8 && code[quote] is '$' or '@')
            quote++;
        return quote < code.Length && code[quote] == '"';
    }

    private static int StringEnd(string code, int start, int quote)
    {
        var quotes = quote;
        while (quotes < code.Length && code[quotes] == '"')
            quotes++;
        var count = quotes - quote;
        if (count >= 3)
        {
            var end = code.IndexOf(new string('"', count), quotes, StringComparison.Ordinal);
            return end < 0 ? code.Length : end + count;
        }

        return code.AsSpan(start, quote - start).Contains('@') ? VerbatimEnd(code, quote + 1) : QuotedEnd(code, quote + 1, '"');
    }

    private static int VerbatimEnd(string code, int i)
    {
        for (; i < code.Length; i++)
        {
            if (code[i] != '"')
                continue;
            if (i + 1 < code.Length && code[i + 1] == '"')
                i++;
            else
                return i + 1;
        }

        return i;
    }

    private static int QuotedEnd(string code, int i, char quote)
    {
        for (; i < code.Length && code[i] != '\n'; i++)
        {
            if (code[i] == '\\')
                i++;
            else if (code[i] == quote)
                return i + 1;
        }

        return Math.Min(i, code.Length);
    }

    private static int LineEnd(string code, int i)
    {
        var end = code.IndexOf('\n', i);
        return end < 0 ? code.Length : end;
    }
}
