using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Execution.Serving;

/// <summary>A request as it came; what is missing in it, or of another kind, is as if it were not there.</summary>
internal sealed class Request(JsonObject fields)
{
    public string Type => Text("type") ?? "";

    public int Id => Number("id") ?? 0;

    public static Request Parse(string line)
    {
        try
        {
            return new Request(JsonNode.Parse(line) as JsonObject ?? []);
        }
        catch (JsonException)
        {
            return new Request([]);
        }
    }

    public string? Text(string name) => fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public int? Number(string name) => fields[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public bool Flag(string name) => fields[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
