using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Execution.Serving;

/// <summary>Writes events as JSON lines, each whole, from any thread.</summary>
internal sealed class EventWriter(Stream stream)
{
    private readonly Lock _gate = new();

    /// <summary>Writes an event.</summary>
    /// <param name="id">The request that it belongs to; 0 for none.</param>
    /// <param name="type">What it is.</param>
    /// <param name="body">The rest.</param>
    public void Write(int id, string type, JsonObject body)
    {
        body["type"] = type;
        body["id"] = id;
        lock (_gate)
        {
            using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                body.WriteTo(writer);
            stream.WriteByte((byte)'\n');
            stream.Flush();
        }
    }
}
