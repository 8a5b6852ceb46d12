using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>Reads one cell.</summary>
internal sealed class IpynbCellReader(string fileName, int number, IpynbLanguages languages)
{
    public Cell Read(JsonValue value)
    {
        var fields = new IpynbFields(value, fileName, number, "the cell");
        if (value.Kind != JsonKind.Object)
            throw fields.Fault(value, "a cell must be an object");
        var type = fields.Required("cell_type", JsonKind.String);
        var metadata = fields.Optional("metadata") ?? JsonValue.Object();
        if (metadata.Kind != JsonKind.Object)
            throw fields.Wrong("metadata", metadata, "an object");
        var source = SourceLines.Normalized(fields.Text("source"));
        metadata = CellRunMetadata.TakeOff(metadata, out var run);
        var cell = new Cell(Languages.Markdown, source)
        {
            StartLine = SourceLine(value["source"]!),
            Id = fields.Optional("id") is { Kind: not JsonKind.Null } ? fields.Required("id", JsonKind.String).Text : null,
            Attachments = fields.ObjectText("attachments"),
            Run = run,
        };
        cell = type.Text switch
        {
            "markdown" => cell,
            "raw" => cell with { Language = Languages.Raw },
            "code" => ReadCode(cell, fields, ref metadata),
            _ => throw fields.Wrong("cell_type", type, "“code”, “markdown” or “raw”"),
        };
        return cell with
        {
            Metadata = metadata.Names.Count == 0 ? null : JsonText.Compact(metadata),
            OtherFields = fields.Others(),
        };
    }

    private Cell ReadCode(Cell cell, IpynbFields fields, ref JsonValue metadata)
    {
        var count = fields.Count("execution_count");
        var outputs = fields.Optional("outputs") ?? JsonValue.Array();
        if (outputs.Kind != JsonKind.Array)
            throw fields.Wrong("outputs", outputs, "an array");
        var reader = new IpynbOutputReader(fileName, number, count);
        var language = CellLanguage.Read(cell.Source, ref metadata, languages, out var source);
        return cell with
        {
            Language = language,
            Source = source,
            StartLine = cell.StartLine == 0 ? 0 : cell.StartLine + HeaderLines(fields, cell.Source, source),
            ExecutionCount = count,
            Outputs = [.. outputs.Items.Select(reader.Read)],
        };
    }

    // A header line that was taken off stands on a line of the file of its own only where the source is a list.
    private static int HeaderLines(IpynbFields fields, string whole, string rest)
        => fields.Optional("source")!.Kind == JsonKind.Array && whole.Length > rest.Length
            ? whole.AsSpan(0, whole.Length - rest.Length).Count('\n')
            : 0;

    private static int SourceLine(JsonValue source) => source is { Kind: JsonKind.Array, Items: [var first, ..] } ? first.Line : source.Line;
}
