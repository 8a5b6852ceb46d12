namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>Reads a worker's messages, one line each. The worker may hold code that nobody has read: it gets no more of our
/// memory than it is allowed.</summary>
internal sealed class EventLines(Stream stream, long? limit)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private long _total;

    /// <summary>The next line without its end, valid until the next call; null at the stream's end.</summary>
    /// <exception cref="FloodException">More came than may come.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync()
    {
        var searched = _start;
        while (true)
        {
            var at = Array.IndexOf(_buffer, (byte)'\n', searched, _end - searched);
            if (at >= 0)
            {
                var line = _buffer.AsMemory(_start, at - _start);
                _start = at + 1;
                return line;
            }

            MakeRoom();
            searched = _end;
            var read = await stream.ReadAsync(_buffer.AsMemory(_end));
            if (read == 0)
                return null;
            _end += read;
            _total += read;
            if (_total > limit)
                throw new FloodException();
        }
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
            return;
        var kept = _end - _start;
        var target = kept > _buffer.Length / 2 ? new byte[checked(_buffer.Length * 2)] : _buffer;
        _buffer.AsSpan(_start, kept).CopyTo(target);
        (_buffer, _start, _end) = (target, 0, kept);
    }
}
