namespace CourseKit.Notebooks.Ipynb;

/// <summary>Reads Jupyter notebooks, <c>.ipynb</c> of nbformat 4.0 to 4.5 and later minor versions.</summary>
/// <remarks>
/// <para>The language of a code cell is what its metadata names (<c>polyglot_notebook.kernelName</c>, or the older
/// <c>dotnet_interactive.language</c>), else the notebook's own (its declared default kernel, its <c>kernelspec</c> or
/// <c>language_info</c>), else C#. A first line <c>#!html</c> (any kernel's name) overrides both, as it does when the cell
/// runs in .NET Interactive; it is taken off the source and written back by <see cref="IpynbWriter"/>.</para>
/// <para>Cells without an id (before 4.5), with an invalid or a repeated one get one made from their content. Fields that
/// the format does not define are kept and written back. Of equal names in one object the last wins; <c>NaN</c> is read
/// as null; escaped half surrogate pairs are kept; deeper nesting than 256 levels is a fault. Numbers in metadata and
/// outputs are kept as they are written, whatever their size.</para>
/// <para>Source: the nbformat 4 description and schemas of Jupyter, and .NET Interactive's reading of them.</para>
/// </remarks>
public static class IpynbReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NotebookFormatException">The file is no notebook of nbformat 4.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    public static Notebook Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(Utf8File.Read(path), Path.GetFileName(path)) with { FilePath = Path.GetFullPath(path) };
    }

    /// <summary>Reads a notebook's text.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="fileName">The name for messages.</param>
    /// <exception cref="NotebookFormatException">The text is no notebook of nbformat 4.</exception>
    public static Notebook Parse(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(Utf8File.FromText(text), fileName);
    }

    private static Notebook Parse(Utf8File file, string fileName)
    {
        if (file.FaultLine > 0)
            throw new NotebookFormatException(fileName, cell: null, file.FaultLine, file.Fault);
        return new IpynbDocument(fileName).Read(file.Text);
    }
}
