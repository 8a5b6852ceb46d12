namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>The names that a cell declares at its top level.</summary>
/// <param name="Code">Types and functions: telling names.</param>
/// <param name="Variables">Variables: names that may stand in many cells.</param>
internal sealed record DeclaredNames(IReadOnlySet<string> Code, IReadOnlySet<string> Variables)
{
    private static readonly HashSet<string> TypeWords = new(StringComparer.Ordinal) { "class", "struct", "record", "interface", "enum", "delegate" };

    // Words that stand before a name without being its type.
    private static readonly HashSet<string> NoType = new(StringComparer.Ordinal)
    {
        "return", "await", "new", "throw", "in", "is", "as", "else", "not", "case", "goto", "and", "or", "when", "using", "do",
        "static", "public", "private", "protected", "internal", "readonly", "const", "async", "unsafe", "extern", "out", "ref",
    };

    /// <summary>How many names there are.</summary>
    public int Count => Code.Count + Variables.Count;

    /// <summary>Reads the names of a cell.</summary>
    public static DeclaredNames Of(string code)
    {
        var tokens = CodeScanner.Scan(code);
        HashSet<string> named = new(StringComparer.Ordinal), variables = new(StringComparer.Ordinal);
        var depth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i].Text;
            if (token is "{" or "(" or "[")
                depth++;
            else if (token is "}" or ")" or "]")
                depth = Math.Max(0, depth - 1);
            if (depth > 0 || !tokens[i].IsName || i == 0)
                continue;
            var before = tokens[i - 1].Text;
            var after = i + 1 < tokens.Count ? tokens[i + 1].Text : "";
            if (TypeWords.Contains(before) && !TypeWords.Contains(token))
                named.Add(token);
            else if (!IsType(tokens[i - 1]))
                continue;
            else if (after is "(" or "<" && IsFunction(tokens, i + 1))
                named.Add(token);
            else if (after == "=" && i + 2 < tokens.Count && tokens[i + 2].Text == ">")
                named.Add(token);
            else if (after is "=" or ";" or ",")
                variables.Add(token);
        }

        return new DeclaredNames(named, variables);
    }

    /// <summary>The names without those that stand elsewhere, too.</summary>
    public DeclaredNames Without(DeclaredNames other)
        => new(Code.Except(other.Code).ToHashSet(StringComparer.Ordinal), Variables.Except(other.Variables).ToHashSet(StringComparer.Ordinal));

    /// <summary>The share of these names that another cell declares; 0 where there are none. Types and functions decide
    /// where there are any.</summary>
    public double ShareIn(DeclaredNames other)
    {
        if (Code.Count > 0)
            return (double)Code.Count(name => other.Code.Contains(name) || other.Variables.Contains(name)) / Code.Count;
        return Variables.Count == 0 ? 0 : (double)Variables.Count(other.Variables.Contains) / Variables.Count;
    }

    private static bool IsType(CodeToken token)
        => token.Text is ">" or "]" or "?" or ")" or "*" || (token.IsName && !NoType.Contains(token.Text));

    // Whether a parameter list follows, and then a body: else it is a call.
    private static bool IsFunction(List<CodeToken> tokens, int i)
    {
        if (tokens[i].Text == "<")
        {
            do
                i++;
            while (i < tokens.Count && tokens[i].Text is not ("(" or "<" or ";" or "{" or "="));
        }

        if (i >= tokens.Count || tokens[i].Text != "(")
            return false;
        for (var depth = 0; i < tokens.Count; i++)
        {
            // All brackets count, as above: so no token is looked at twice, however badly they fit.
            if (tokens[i].Text is "(" or "[" or "{")
                depth++;
            else if (tokens[i].Text is ")" or "]" or "}" && --depth == 0)
                break;
        }

        return i + 1 < tokens.Count && (tokens[i + 1].Text is "{" or "where"
            || (tokens[i + 1].Text == "=" && i + 2 < tokens.Count && tokens[i + 2].Text == ">"));
    }
}
