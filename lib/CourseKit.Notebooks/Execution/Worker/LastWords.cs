using System.Diagnostics;
using System.Text;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>Reads a worker's standard error: what native code writes there, and the runtime's words when it crashes.</summary>
internal sealed class LastWords
{
    // The trace of an overflowed stack can be long; its beginning says all.
    private const int Kept = 64 * 1024;
    private readonly long? limit;
    private readonly Action onFlood;
    private readonly StringBuilder text = new();
    private readonly StringBuilder completed = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int marksSeen;
    private int marksWanted;

    // A thread of its own: one of the pool may be long in coming just when every core is busy.
    public LastWords(Stream error, long? limit, Action onFlood)
    {
        (this.limit, this.onFlood) = (limit, onFlood);
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
        lock (text)
        {
            marksWanted++;
            var patience = Stopwatch.StartNew();
            while (marksSeen < marksWanted && MarkPatience - patience.Elapsed is { Ticks: > 0 } left && Monitor.Wait(text, left))
            {
            }

            var taken = completed.ToString();
            completed.Clear();
            return taken;
        }
    }

    /// <summary>Waits for the stream's end and returns what was written since the last mark.</summary>
    public async Task<string> ReadToEndAsync()
    {
        // A child process that outlives the worker may hold the stream open.
        await Task.WhenAny(ended.Task, Task.Delay(MarkPatience));
        lock (text)
            return text.ToString();
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
                if ((total += read) > limit)
                    onFlood();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process was let go while we read: nothing more can come.
        }

        ended.TrySetResult();
    }

    private void Take(ReadOnlySpan<char> words, string mark)
    {
        lock (text)
        {
            text.Append(words);
            var all = text.ToString();
            for (int at; (at = all.IndexOf(mark, StringComparison.Ordinal)) >= 0; all = all[(at + mark.Length)..])
            {
                completed.Append(all, 0, at);
                marksSeen++;
                Monitor.PulseAll(text);
            }

            text.Clear().Append(all, 0, Math.Min(all.Length, Kept));
        }
    }
}
