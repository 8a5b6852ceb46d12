namespace CourseKit.Grading.Judging;

/// <summary>Makes sure that a check cell's <c>Check</c> is the library's, whatever a student has declared under that name.</summary>
/// <remarks>For honest students who happen to use the name. A dishonest one gains nothing from a Check of their own: it does not
/// know what is right either.</remarks>
internal static class CheckSource
{
    private const string Alias = "using Check = global::CourseKit.Checks.Check; ";

    /// <summary>The code to run: lines keep their numbers.</summary>
    public static string Bind(string source)
    {
        var lines = source.Split('\n');
        if (lines.Any(line => line.TrimStart().StartsWith("using Check ", StringComparison.Ordinal)))
            return source;

        // Directives must come before the first using.
        var first = Array.FindLastIndex(lines, line => line.StartsWith("#r ", StringComparison.Ordinal)
            || line.StartsWith("#load ", StringComparison.Ordinal)) + 1;
        if (first >= lines.Length)
            return source;
        lines[first] = Alias + lines[first];
        return string.Join('\n', lines);
    }
}
