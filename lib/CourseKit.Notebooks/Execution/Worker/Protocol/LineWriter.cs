using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>Writes messages as JSON lines, each whole, from any thread.</summary>
internal sealed class LineWriter<T>(Stream stream, JsonTypeInfo<T> type)
{
    private readonly Lock gate = new();
    private readonly MemoryStream buffer = new();

    public void Write(T message)
    {
        lock (gate)
        {
            buffer.SetLength(0);
            JsonSerializer.Serialize(buffer, message, type);
            buffer.WriteByte((byte)'\n');
            stream.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
            stream.Flush();
        }
    }
}
