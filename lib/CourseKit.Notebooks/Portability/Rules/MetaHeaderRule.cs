using CourseKit.Notebooks.Dib;

namespace CourseKit.Notebooks.Portability.Rules;

/// <summary>A .dib opens with the one meta block that every host reads alike.</summary>
public sealed class MetaHeaderRule() : PortabilityRule(
    "meta-header", "A .dib opens with the portable #!meta block: without it, or with more kernels, hosts differ.")
{
    /// <inheritdoc/>
    internal override IEnumerable<PortabilityFinding> Check(Notebook notebook, IReadOnlyList<PortabilityCell> cells)
    {
        if (notebook.Format != NotebookFormat.Dib || notebook.Metadata == DibText.PortableMetadata)
            yield break;
        var message = notebook.Metadata is null ? "the file has no #!meta block" : "the #!meta block is not the portable one";
        yield return new(Name, Cell: 0, Line: 0, message, "open the file with #!meta, an empty line and " + DibText.PortableMetadata);
    }
}
