namespace CourseKit.Notebooks;

/// <summary>A notebook: its cells in order, with whatever outputs they have.</summary>
/// <param name="Cells">The cells, top to bottom.</param>
public sealed record Notebook(IReadOnlyList<Cell> Cells)
{
    /// <summary>The language of a cell that names none.</summary>
    public string DefaultLanguage { get; init; } = Languages.CSharp;

    /// <summary>Where the notebook was read from, for messages and for the kernel's working directory; null in memory.</summary>
    public string? FilePath { get; init; }

    /// <summary>The file's name (<c>01-loss-functions.dib</c>), as messages show it.</summary>
    public string FileName => FilePath is null ? "notebook" : Path.GetFileName(FilePath);

    /// <summary>The format the notebook was read from, which <see cref="Metadata"/> belongs to; null when made in memory.</summary>
    public NotebookFormat? Format { get; init; }

    /// <summary>The document's own metadata as JSON, kept as read so that writing it back is exact: the text of a .dib's
    /// <c>#!meta</c> block, or an .ipynb's <c>metadata</c>. Null for the default, and in a .dib without such a block.</summary>
    public string? Metadata { get; init; }

    /// <summary>Members of an .ipynb that the format does not define, as a JSON object, kept for writing the file back;
    /// null when there are none.</summary>
    public string? OtherFields { get; init; }
}
