using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Execution;

/// <summary>Finds the files that a notebook brings in.</summary>
internal static partial class NotebookReferences
{
    /// <summary>The files named by <c>#r</c>, <c>#load</c> and <c>#!import</c>, through what they import in turn; each
    /// once, as full paths, whether they exist or not.</summary>
    public static IReadOnlyList<string> Of(string notebook)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(notebook))!;
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { Path.GetFullPath(notebook) };
        Scan(notebook, root, seen, found);
        return found;
    }

    private static void Scan(string file, string root, HashSet<string> seen, List<string> found)
    {
        foreach (var (directive, name) in Directives(file))
        {
            var path = Resolve(name, Path.GetDirectoryName(Path.GetFullPath(file))!, root);
            if (path is null || !seen.Add(path))
                continue;
            found.Add(path);
            if (directive != "r" && File.Exists(path))
                Scan(path, root, seen, found);
        }
    }

    private static IEnumerable<(string Directive, string Name)> Directives(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        // In an .ipynb the lines are JSON strings, perhaps all on one line, with the quotation marks escaped.
        if (file.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
        {
            text = text.Replace("\"#", "\n#", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal)
                .Replace("\\n", "\n", StringComparison.Ordinal);
        }

        foreach (Match match in Directive().Matches(text))
            yield return (match.Groups["what"].Value, match.Groups["name"].Value.Trim());
    }

    private static string? Resolve(string name, string folder, string root)
    {
        if (name.Length == 0 || name.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) || name.Contains('\0', StringComparison.Ordinal))
            return null;
        var near = Path.GetFullPath(Path.Combine(folder, name));
        return File.Exists(near) ? near : Path.GetFullPath(Path.Combine(root, name));
    }

    // Within its line: what may lead over line ends would look at a run of empty lines from each of them anew.
    [GeneratedRegex("""^[ \t",]*\#(?:(?<what>r|load)[ \t]+"(?<name>[^"\r\n]*)"|!(?<what>import)[ \t]+"?(?<name>[^"\r\n]*))""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Directive();
}
