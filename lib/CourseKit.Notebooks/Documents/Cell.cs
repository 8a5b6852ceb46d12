namespace CourseKit.Notebooks;

/// <summary>One cell of a notebook.</summary>
/// <param name="Language">The canonical language name (see <see cref="Languages"/>).</param>
/// <param name="Source">The text, lines separated by LF, without the language header.</param>
public sealed record Cell(string Language, string Source)
{
    /// <summary>The line of the file on which the source starts, from 1; 0 when unknown.</summary>
    public int StartLine { get; init; }

    /// <summary>The nbformat id; null in a .dib, which has none.</summary>
    public string? Id { get; init; }

    /// <summary>The cell's metadata as JSON (nbformat); null when empty.</summary>
    public string? Metadata { get; init; }

    /// <summary>Pictures that a markdown cell refers to (<c>attachment:name</c>): a JSON object, name → MIME type → base64;
    /// null when there are none. A .dib has none.</summary>
    public string? Attachments { get; init; }

    /// <summary>Members of the cell in its .ipynb that the format does not define, as a JSON object, kept for writing
    /// the file back; null when there are none.</summary>
    public string? OtherFields { get; init; }

    /// <summary>What the cell has shown, in order.</summary>
    public IReadOnlyList<CellOutput> Outputs { get; init; } = [];

    /// <summary>The number of the execution that made the outputs; null when not executed.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>How the last execution went; null when there was none.</summary>
    public CellRun? Run { get; init; }
}
