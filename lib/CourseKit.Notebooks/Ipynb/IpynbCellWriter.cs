using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>Writes the cells of one notebook.</summary>
internal sealed class IpynbCellWriter(string fileName, IpynbLanguages languages)
{
    public JsonValue Write(Cell cell, int number)
    {
        var metadata = GivenJson.Object(cell.Metadata, fileName, number, "the cell's metadata");
        var isCode = cell.Language is not (Languages.Markdown or Languages.Raw);
        var source = isCode ? CellLanguage.Write(cell, ref metadata, languages) : SourceLines.Normalized(cell.Source);
        metadata = CellRunMetadata.PutOn(metadata, cell.Run);
        var result = JsonValue.Object();
        var attachments = GivenJson.Object(cell.Attachments, fileName, number, "the cell's attachments");
        if (attachments.Names.Count > 0)
            result.Set("attachments", attachments);
        result.Set("cell_type", JsonValue.String(isCode ? "code" : cell.Language));
        if (isCode)
            result.Set("execution_count", Count(cell.ExecutionCount));
        result.Set("id", JsonValue.String(cell.Id!)).Set("metadata", metadata);
        if (isCode)
            result.Set("outputs", JsonValue.Array(cell.Outputs.Select(output => Write(output, cell, number))));
        result.Set("source", MimeBundle.Lines(source));
        GivenJson.AddMissing(result, GivenJson.Object(cell.OtherFields, fileName, number, "OtherFields"));
        return result;
    }

    private JsonValue Write(CellOutput output, Cell cell, int number)
    {
        var others = GivenJson.Object(output.OtherFields, fileName, number, "OtherFields of an output");
        var result = output switch
        {
            StreamOutput stream => JsonValue.Object()
                .Set("name", JsonValue.String(stream.Name))
                .Set("output_type", JsonValue.String("stream"))
                .Set("text", MimeBundle.Lines(stream.Text)),
            DisplayOutput { IsResult: true } display => JsonValue.Object()
                .Set("data", MimeBundle.Write(display.Data))
                .Set("execution_count", others["execution_count"] ?? Count(cell.ExecutionCount))
                .Set("metadata", GivenJson.Object(display.Metadata, fileName, number, "an output's metadata"))
                .Set("output_type", JsonValue.String("execute_result")),
            DisplayOutput display => JsonValue.Object()
                .Set("data", MimeBundle.Write(display.Data))
                .Set("metadata", GivenJson.Object(display.Metadata, fileName, number, "an output's metadata"))
                .Set("output_type", JsonValue.String("display_data")),
            ErrorOutput error => JsonValue.Object()
                .Set("ename", JsonValue.String(error.Name))
                .Set("evalue", JsonValue.String(error.Message))
                .Set("output_type", JsonValue.String("error"))
                .Set("traceback", JsonValue.Array(error.Traceback.Select(line => JsonValue.String(line)))),
            UnrecognizedOutput unknown => GivenJson.Object(unknown.Json, fileName, number, "an output"),
            _ => throw new NotebookFormatException(fileName, number, line: null,
                $"an output of type {output.GetType().Name} has no form in an .ipynb"),
        };
        GivenJson.AddMissing(result, others);
        return result;
    }

    private static JsonValue Count(int? count) => count is { } number ? JsonValue.Number(number) : JsonValue.Null();
}
