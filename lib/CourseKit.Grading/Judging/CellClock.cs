using System.Globalization;

namespace CourseKit.Grading.Judging;

/// <summary>
/// Ends a cell when it has had its time: of the processor where that can be seen, so that a busy machine costs nobody points;
/// and in any case after four times as long by the clock, for what waits without end.
/// </summary>
internal sealed class CellClock : IDisposable
{
    private const int Longest = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource stop;
    private readonly Timer timer;
    private readonly int process;
    private readonly TimeSpan limit;
    private readonly TimeSpan before;
    private readonly long start = Environment.TickCount64;

    /// <summary>Starts the clock.</summary>
    /// <param name="process">The process that the worker runs in or below.</param>
    /// <param name="limit">The time a cell may take.</param>
    /// <param name="cancellation">Ends the cell as well.</param>
    public CellClock(int process, TimeSpan limit, CancellationToken cancellation)
    {
        (this.process, this.limit) = (process, limit);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        before = ProcessorTime(process) ?? TimeSpan.Zero;
        timer = new Timer(Look, null, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>How much of its time the cell has used: the clock's too, at a quarter, for what only waits. Where the process
    /// is gone, what the clock says, up to the limit.</summary>
    public TimeSpan Spent
    {
        get
        {
            var passed = Passed;
            var used = ProcessorTime(process) is { } now ? now - before : passed < limit ? passed : limit;
            return used > passed / Longest ? used : passed / Longest;
        }
    }

    private TimeSpan Passed => TimeSpan.FromMilliseconds(Environment.TickCount64 - start);

    /// <inheritdoc/>
    public void Dispose()
    {
        timer.Dispose();
        stop.Dispose();
    }

    private void Look(object? state)
    {
        try
        {
            if (Passed < limit * Longest && ProcessorTime(process) is { } used && used - before < limit)
                timer.Change(Pause, Timeout.InfiniteTimeSpan);
            else
                stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell has ended meanwhile.
        }
    }

    // The processor time of a process and all below it; null where it can't be seen.
    private static TimeSpan? ProcessorTime(int process)
    {
        const int TicksPerSecond = 100;
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            var ticks = 0L;
            var open = new Stack<string>([process.ToString(CultureInfo.InvariantCulture)]);
            while (open.TryPop(out var id))
            {
                // «1234 (any name) S …»: user and system time are the 14th and 15th field, those of ended children follow.
                var stat = File.ReadAllText($"/proc/{id}/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                ticks += fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
                foreach (var thread in Directory.GetDirectories($"/proc/{id}/task"))
                {
                    foreach (var child in File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        open.Push(child);
                }
            }

            return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            // One of them ended while we looked.
            return null;
        }
    }
}
