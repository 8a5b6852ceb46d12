using System.Text;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>Reads a worker's standard error: what native code writes there, and the runtime's words when it crashes.</summary>
internal sealed class LastWords
{
    // The trace of an overflowed stack can be long; its beginning says all.
    private const int Kept = 64 * 1024;
    private static readonly TimeSpan MarkPatience = TimeSpan.FromSeconds(1);
    private readonly StringBuilder text = new();
    private readonly SemaphoreSlim marks = new(0);
    private readonly Queue<string> completed = new();
    private readonly Task reading;

    public LastWords(Stream error) => reading = Task.Run(() => ReadAsync(error));

    /// <summary>What was written up to the end of the cell that just ended.</summary>
    public string TakeUpToMark()
    {
        if (!marks.Wait(MarkPatience))
            return "";
        lock (text)
            return completed.Dequeue();
    }

    /// <summary>Waits for the stream's end and returns what was written since the last mark.</summary>
    public async Task<string> ReadToEndAsync()
    {
        // A child process that outlives the worker may hold the stream open.
        await Task.WhenAny(reading, Task.Delay(MarkPatience));
        lock (text)
            return text.ToString();
    }

    private async Task ReadAsync(Stream error)
    {
        var mark = Encoding.UTF8.GetString(StrayOutput.EndMark);
        using var reader = new StreamReader(error, Encoding.UTF8);
        var buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer)) > 0)
        {
            lock (text)
            {
                text.Append(buffer, 0, read);
                var all = text.ToString();
                for (int at; (at = all.IndexOf(mark, StringComparison.Ordinal)) >= 0; all = all[(at + mark.Length)..])
                {
                    completed.Enqueue(all[..at]);
                    marks.Release();
                }

                text.Clear().Append(all, 0, Math.Min(all.Length, Kept));
            }
        }
    }
}
