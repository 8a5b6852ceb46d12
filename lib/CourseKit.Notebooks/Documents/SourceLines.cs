namespace CourseKit.Notebooks;

/// <summary>The lines of a cell's or a file's text.</summary>
internal static class SourceLines
{
    /// <summary>The text with every kind of line end (LF, CRLF, CR) made LF.</summary>
    public static string Normalized(string text)
        => text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;

    /// <summary>The lines, without their ends; a text that ends in a line break has an empty last line.</summary>
    public static string[] Split(string text) => Normalized(text).Split('\n');

    /// <summary>What no UTF-8 text file holds: the first NUL or half of a surrogate pair, or null.</summary>
    public static string? Unwritable(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\0')
                return "a NUL character";
            if (!char.IsSurrogate(line[i]))
                continue;
            if (!char.IsSurrogatePair(line, i))
                return FormattableString.Invariant($"half of a surrogate pair (U+{(int)line[i]:X4})");
            i++;
        }

        return null;
    }
}
