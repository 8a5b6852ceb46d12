using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>Reads the outputs of one cell.</summary>
/// <param name="fileName">The notebook's name.</param>
/// <param name="cell">The cell's number, from 1.</param>
/// <param name="executionCount">The cell's execution count.</param>
internal sealed class IpynbOutputReader(string fileName, int cell, int? executionCount)
{
    public CellOutput Read(JsonValue value)
    {
        var fields = new IpynbFields(value, fileName, cell, "the output");
        if (value.Kind != JsonKind.Object)
            throw fields.Fault(value, "an output must be an object");
        var output = fields.Required("output_type", JsonKind.String).Text switch
        {
            "stream" => new StreamOutput(fields.Required("name", JsonKind.String).Text, fields.Text("text")),
            "display_data" => ReadDisplay(fields, isResult: false),
            "execute_result" => ReadDisplay(fields, isResult: true),
            "error" => ReadError(fields),
            _ => (CellOutput)new UnrecognizedOutput(JsonText.Compact(value)),
        };
        if (output is UnrecognizedOutput)
            return output;
        return output with { OtherFields = fields.Others() };
    }

    private DisplayOutput ReadDisplay(IpynbFields fields, bool isResult)
    {
        var data = MimeBundle.Read(fields.Required("data", JsonKind.Object), fields);
        // A result's own count is told apart only where it differs from its cell's: then it stays among the other fields.
        if (isResult && SameCount(fields))
            fields.Optional("execution_count");
        return new DisplayOutput(data, isResult) { Metadata = fields.ObjectText("metadata") };
    }

    private bool SameCount(IpynbFields fields)
        => new IpynbFields(fields.Value, fileName, cell, "the output").Count("execution_count") == executionCount;

    private static ErrorOutput ReadError(IpynbFields fields)
    {
        var traceback = fields.Required("traceback", JsonKind.Array);
        foreach (var line in traceback.Items)
        {
            if (line.Kind != JsonKind.String)
                throw fields.Wrong("traceback", line, "only strings in it");
        }

        return new ErrorOutput(fields.Required("ename", JsonKind.String).Text, fields.Required("evalue", JsonKind.String).Text,
            [.. traceback.Items.Select(line => line.Text)]);
    }
}
