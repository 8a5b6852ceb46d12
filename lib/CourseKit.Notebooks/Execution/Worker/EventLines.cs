namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>Reads a worker's messages, one line each. The worker may hold code that nobody has read: it gets no more of our
/// memory than it is allowed.</summary>
internal sealed class EventLines(Stream stream, long? limit)
{
    private byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;
    private long total;

    /// <summary>The next line without its end, valid until the next call; null at the stream's end.</summary>
    /// <exception cref="FloodException">More came than may come.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync()
    {
        var searched = start;
        while (true)
        {
            var at = Array.IndexOf(buffer, (byte)'\n', searched, end - searched);
            if (at >= 0)
            {
                var line = buffer.AsMemory(start, at - start);
                start = at + 1;
                return line;
            }

            MakeRoom();
            searched = end;
            var read = await stream.ReadAsync(buffer.AsMemory(end));
            if (read == 0)
                return null;
            end += read;
            total += read;
            if (total > limit)
                throw new FloodException();
        }
    }

    private void MakeRoom()
    {
        if (end < buffer.Length)
            return;
        var kept = end - start;
        var target = kept > buffer.Length / 2 ? new byte[checked(buffer.Length * 2)] : buffer;
        buffer.AsSpan(start, kept).CopyTo(target);
        (buffer, start, end) = (target, 0, kept);
    }
}
