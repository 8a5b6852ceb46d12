using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>How an .ipynb says that a code cell is in another language than the notebook's.</summary>
/// <remarks>
/// In three places, since nobody reads them all: Polyglot Notebooks reads the cell's metadata
/// (<c>polyglot_notebook.kernelName</c>, formerly <c>dotnet_interactive.language</c>); a Jupyter kernel is sent nothing but
/// the source and sees the first line, <c>#!html</c>, with which .NET Interactive selects a kernel too.
/// </remarks>
internal static class CellLanguage
{
    private const string Polyglot = "polyglot_notebook";
    private const string Older = "dotnet_interactive";

    /// <summary>Finds the language of a code cell and takes off what says so.</summary>
    /// <param name="whole">The source as it stands in the file.</param>
    /// <param name="metadata">The cell's metadata; without the language afterwards if the source's first line names it.</param>
    /// <param name="languages">The notebook's languages.</param>
    /// <param name="source">The source without lines that select a kernel.</param>
    public static string Read(string whole, ref JsonValue metadata, IpynbLanguages languages, out string source)
    {
        var named = languages.Named(metadata);
        var language = named ?? languages.Default;
        source = whole;
        while (true)
        {
            var end = source.IndexOf('\n', StringComparison.Ordinal);
            var line = end < 0 ? source : source[..end];
            if (languages.Selected(line, named) is not { } selected)
                break;
            language = selected;
            source = end < 0 ? "" : source[(end + 1)..];
            if (end < 0)
                break;
        }

        if (source.Length < whole.Length)
            metadata = Without(metadata);
        return language;
    }

    /// <summary>Puts a cell's language into its metadata and source.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="metadata">Its metadata; with the language afterwards.</param>
    /// <param name="languages">The notebook's languages.</param>
    /// <returns>The source to write.</returns>
    public static string Write(Cell cell, ref JsonValue metadata, IpynbLanguages languages)
    {
        var source = SourceLines.Normalized(cell.Source);
        var named = languages.Named(metadata);
        if (named == cell.Language)
            return source;
        if (named is not null)
            metadata = Without(metadata);
        if (cell.Language == languages.Default)
            return source;
        metadata = metadata.CopyObject();
        var name = JsonValue.String(cell.Language);
        metadata.Set(Older, Member(metadata, Older).Set("language", name));
        metadata.Set(Polyglot, Member(metadata, Polyglot).Set("kernelName", name));
        return source.Length == 0 ? "#!" + cell.Language : "#!" + cell.Language + "\n" + source;
    }

    private static JsonValue Member(JsonValue metadata, string name)
        => metadata[name] is { Kind: JsonKind.Object } member ? member.CopyObject() : JsonValue.Object();

    private static JsonValue Without(JsonValue metadata)
    {
        var rest = metadata.CopyObject();
        foreach (var (name, key) in new[] { (Polyglot, "kernelName"), (Older, "language") })
        {
            var member = Member(rest, name);
            member.Remove(key);
            if (member.Names.Count == 0)
                rest.Remove(name);
            else
                rest.Set(name, member);
        }

        return rest;
    }
}
