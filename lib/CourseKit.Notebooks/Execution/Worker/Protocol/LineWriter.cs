using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>Writes messages as JSON lines, each whole, from any thread.</summary>
internal sealed class LineWriter<T>(Stream stream, JsonTypeInfo<T> type)
{
    private readonly Lock _gate = new();
    private readonly MemoryStream _buffer = new();

    public void Write(T message)
    {
        lock (_gate)
        {
            _buffer.SetLength(0);
            JsonSerializer.Serialize(_buffer, message, type);
            _buffer.WriteByte((byte)'\n');
            stream.Write(_buffer.GetBuffer(), 0, (int)_buffer.Length);
            stream.Flush();
        }
    }
}
