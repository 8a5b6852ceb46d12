using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CourseKit.Notebooks.Dib;

/// <summary>Writes notebooks as <c>.dib</c>, in the canonical form: header line, empty line, body, empty line; LF.</summary>
/// <remarks>
/// <para>Empty cells are dropped and empty lines at a cell's edges trimmed. Ids, metadata of cells, attachments and outputs
/// have no place in the format and are left out.</para>
/// <para>The meta block of a notebook read from a .dib is written back as it was, and not at all if there was none.
/// Other notebooks get the portable block. A language that is no built-in kernel (a Python cell of an .ipynb, say)
/// is declared there, so that its header is read as one. A code cell of an .ipynb that selects several kernels, one
/// line <c>#!html</c> after another, becomes several cells.</para>
/// </remarks>
public static class DibWriter
{
    /// <summary>The notebook's text.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>Text ending in a line break; empty for a notebook without cells and meta block.</returns>
    /// <exception cref="NotebookFormatException">A cell holds a line that a .dib would read as a header (the format has no
    /// escapes), or characters that no text file holds; or the meta block is wrong.</exception>
    public static string Write(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var kernels = new KernelNames();
        var metadata = DibMetadata.Of(notebook, kernels);
        for (var i = 0; i < notebook.Cells.Count; i++)
            CheckLines(notebook.Cells[i], notebook, i + 1, kernels);
        var builder = new StringBuilder();
        if (metadata is not null)
            Append(builder, "meta", metadata);
        foreach (var (language, body) in notebook.Cells.SelectMany(cell => Parts(cell, notebook, kernels)))
        {
            if (body.Length > 0)
                Append(builder, language, body);
        }

        return builder.ToString();
    }

    private static void Append(StringBuilder builder, string header, string body)
    {
        if (builder.Length > 0)
            builder.Append('\n');
        builder.Append("#!").Append(header).Append("\n\n").Append(body).Append('\n');
    }

    // A code cell of an .ipynb may select one kernel after another; each part is a cell of its own here.
    private static bool MaySelect(Cell cell, Notebook notebook)
        => notebook.Format == NotebookFormat.Ipynb && cell.Language is not (Languages.Markdown or Languages.Raw);

    private static IEnumerable<(string Language, string Body)> Parts(Cell cell, Notebook notebook, KernelNames kernels)
    {
        var language = kernels.Canonical(cell.Language);
        if (!MaySelect(cell, notebook))
        {
            yield return (language, DibMetadata.Trimmed(cell.Source));
            yield break;
        }

        var lines = new List<string>();
        foreach (var line in SourceLines.Split(cell.Source))
        {
            if (IsHeader(line, kernels, out var selected))
            {
                yield return (language, DibMetadata.Trimmed(string.Join('\n', lines)));
                lines.Clear();
                language = selected;
            }
            else
            {
                lines.Add(line);
            }
        }

        yield return (language, DibMetadata.Trimmed(string.Join('\n', lines)));
    }

    private static bool IsHeader(string line, KernelNames kernels, [NotNullWhen(true)] out string? name)
    {
        name = null;
        return line.StartsWith("#!", StringComparison.Ordinal) && kernels.TryResolve(line[2..], out name);
    }

    private static void CheckLines(Cell cell, Notebook notebook, int number, KernelNames kernels)
    {
        var lines = SourceLines.Split(cell.Source);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (SourceLines.Unwritable(line) is { } found)
                throw Fault(i, $"{found} can't stand in a .dib; remove it");
            if (line == DibText.MetaHeader || (IsHeader(line, kernels, out _) && !MaySelect(cell, notebook)))
            {
                throw Fault(i, $"a .dib would read “{line}” as the start of a new cell; split the cell there, "
                    + "or indent the line if it is part of the text");
            }
        }

        NotebookFormatException Fault(int index, string problem) => new(
            notebook.FileName, number, line: null, FormattableString.Invariant($"line {index + 1} of the cell: ") + problem);
    }
}
