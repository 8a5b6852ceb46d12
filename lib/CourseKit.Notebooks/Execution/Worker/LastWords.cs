using System.Diagnostics;
using System.Text;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>Reads a worker's standard error: what native code writes there, and the runtime's words when it crashes.</summary>
internal sealed class LastWords
{
    // The trace of an overflowed stack can be long; its beginning says all.
    private const int Kept = 64 * 1024;
    private readonly long? _limit;
    private readonly Action _onFlood;
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _completed = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _marksSeen;
    private int _marksWanted;

    // A thread of its own: one of the pool may be long in coming just when every core is busy.
    public LastWords(Stream error, long? limit, Action onFlood)
    {
        (_limit, _onFlood) = (limit, onFlood);
        new Thread(() => Read(error)) { IsBackground = true, Name = "last words" }.Start();
    }

    /// <summary>How long to wait for the mark at a cell's end.</summary>
    public TimeSpan MarkPatience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// What was written up to the end of the cell that just ended. A mark that comes too late is counted all the same:
    /// its text goes to the next cell, and that cell still waits for a mark of its own.
    /// </summary>
    public string TakeUpToMark()
    {
        lock (_text)
        {
            _marksWanted++;
            var patience = Stopwatch.StartNew();
            while (_marksSeen < _marksWanted && MarkPatience - patience.Elapsed is { Ticks: > 0 } left && Monitor.Wait(_text, left))
            {
            }

            var taken = _completed.ToString();
            _completed.Clear();
            return taken;
        }
    }

    /// <summary>Waits for the stream's end and returns what was written since the last mark.</summary>
    public async Task<string> ReadToEndAsync()
    {
        // A child process that outlives the worker may hold the stream open.
        await Task.WhenAny(_ended.Task, Task.Delay(MarkPatience));
        lock (_text)
            return _text.ToString();
    }

    private void Read(Stream error)
    {
        var mark = Encoding.UTF8.GetString(StrayOutput.EndMark);
        using var reader = new StreamReader(error, Encoding.UTF8);
        var buffer = new char[4096];
        try
        {
            var total = 0L;
            while (reader.Read(buffer) is var read and > 0)
            {
                Take(buffer.AsSpan(0, read), mark);
                if ((total += read) > _limit)
                    _onFlood();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process was let go while we read: nothing more can come.
        }

        _ended.TrySetResult();
    }

    private void Take(ReadOnlySpan<char> words, string mark)
    {
        lock (_text)
        {
            _text.Append(words);
            var all = _text.ToString();
            for (int at; (at = all.IndexOf(mark, StringComparison.Ordinal)) >= 0; all = all[(at + mark.Length)..])
            {
                _completed.Append(all, 0, at);
                _marksSeen++;
                Monitor.PulseAll(_text);
            }

            _text.Clear().Append(all, 0, Math.Min(all.Length, Kept));
        }
    }
}
