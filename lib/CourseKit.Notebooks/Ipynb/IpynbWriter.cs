using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>Writes notebooks as <c>.ipynb</c> of nbformat 4.5, outputs included.</summary>
/// <remarks>
/// <para>The form is that of the Jupyter tools: one space of indentation, everything outside ASCII as it is, a line break at
/// the end; the order of metadata and MIME types is kept.</para>
/// <para>A notebook that was not read from an .ipynb gets the kernelspec of its language, <c>coursekit-csharp</c> for C#, for
/// which Jupyter front ends substitute another kernel of the language C#. Code cells
/// in other languages carry their language in the metadata and as a first line such as <c>#!html</c>. Cells
/// without a valid id get one made from their content. How the last execution went stands in the cell metadata
/// <c>coursekit</c>: status, elapsed (seconds), reason.</para>
/// <para>Only code cells have outputs there; those of a markdown or raw cell are left out, as are display ids, which
/// the format does not keep.</para>
/// </remarks>
public static class IpynbWriter
{
    /// <summary>The notebook's JSON.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>JSON ending in a line break.</returns>
    /// <exception cref="NotebookFormatException">Metadata of the notebook or a cell is no JSON object.</exception>
    public static string Write(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var metadata = IpynbMetadata.Of(notebook);
        var writer = new IpynbCellWriter(notebook.FileName, new IpynbLanguages(metadata));
        var cells = CellIds.Completed(notebook.Cells).Select((cell, index) => writer.Write(cell, index + 1));
        var root = JsonValue.Object()
            .Set("cells", JsonValue.Array(cells))
            .Set("metadata", metadata)
            .Set("nbformat", JsonValue.Number(4))
            .Set("nbformat_minor", JsonValue.Number(5));
        GivenJson.AddMissing(root, GivenJson.Object(notebook.OtherFields, notebook.FileName, cell: null, "OtherFields"));
        return JsonText.Indented(root) + "\n";
    }
}
