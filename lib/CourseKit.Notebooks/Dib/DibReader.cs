namespace CourseKit.Notebooks.Dib;

/// <summary>Reads .NET Interactive's text notebooks, <c>.dib</c>.</summary>
/// <remarks>
/// <para>A cell starts at a line that is, whole and case-sensitive, <c>#!</c> and a kernel's name or alias: csharp (c#, cs),
/// fsharp (f#, fs), pwsh (powershell), html, http, javascript (js), mermaid, value, markdown (md), and whatever the meta
/// block declares in <c>kernelInfo.items</c>. Any other line, <c>#!time</c> or a header with a trailing space included,
/// belongs to the current cell. Empty lines at a cell's edges are trimmed; a cell without other lines is dropped. What
/// stands before the first header is a C# cell.</para>
/// <para>A <c>#!meta</c> line may open the file: JSON follows, up to the next line that starts with <c>#!</c>.
/// Line ends may be LF, CRLF or CR; a byte order mark is passed over.</para>
/// <para>Source: the parser of dotnet/interactive (Microsoft.DotNet.Interactive.Documents), which takes the first
/// line that starts with <c>#!meta</c>, wherever it stands, for the meta block; here a meta block that is not at the
/// top, or a second one, is a fault, since that parser would swallow the cell below it or run it as a command.</para>
/// </remarks>
public static class DibReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NotebookFormatException">The file is not UTF-8 text or its meta block is wrong.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    public static Notebook Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DibParser(Utf8File.Read(path), Path.GetFileName(path)).Parse() with { FilePath = Path.GetFullPath(path) };
    }

    /// <summary>Reads a notebook's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name for messages.</param>
    /// <exception cref="NotebookFormatException">The text's meta block is wrong, or it holds NULs or half surrogate pairs.</exception>
    public static Notebook Parse(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DibParser(Utf8File.FromText(text), fileName).Parse();
    }
}
