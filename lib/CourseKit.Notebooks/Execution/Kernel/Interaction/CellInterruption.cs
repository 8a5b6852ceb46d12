using CourseKit.Notebooks.Scripting;

namespace CourseKit.Notebooks.Execution.Kernel.Interaction;

/// <summary>Stops the running cell on request and leaves the process, and so the notebook's variables, alive.</summary>
/// <remarks>
/// <para>The polls that <see cref="InterruptPoints"/> put into the cell's loops, its console, its displays and its wait for input
/// see the request at once; a cell that awaits is let go at once. A call that only waits (a sleep, a lock, a task's end) is woken
/// after half a second. CourseKit's own long loops ask too, once a batch or iteration (<see cref="Interrupt.OfferToLibraries"/>).
/// What then still runs is another library's computation: after three seconds it is left behind, on its own
/// thread. It ends when it comes back to the cell's code, whose polls remember, and it can show nothing more.</para>
/// <para>The runtime could abort the thread instead (<c>ControlledExecution</c>). On Unix .NET 10 then takes the whole process
/// down in about every second case, and with it what was to be kept.</para>
/// </remarks>
internal sealed class CellInterruption : IDisposable
{
    private const int Stack = 16 * 1024 * 1024;
    private static readonly TimeSpan Sleep = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private CancellationTokenSource _polite = new();
    private InterruptedFlag _flag = new();
    private int _leftBehind;
    private bool _running;
    private bool _asks;

    /// <summary>Whether what does not stop is left behind, for a reader who wants to go on; else it is waited for, and whoever asked
    /// ends the process when that takes too long.</summary>
    public bool LeavesBehind { get; init; } = true;

    /// <summary>How long a library's computation may go on after the request before it is left behind.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Whether the running cell, or the last one, was asked to stop.</summary>
    public bool IsRequested => _flag.IsSet;

    /// <summary>Cancelled as soon as the running cell is asked to stop.</summary>
    public CancellationToken Token => _polite.Token;

    /// <summary>Starts a cell.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            if (_flag.IsSet)
            {
                // Not disposed of: the request may be about to cancel it.
                _polite = new();
                _flag = new();
            }

            TakeBack();
            _running = true;
        }
    }

    /// <summary>Ends a cell.</summary>
    public void End()
    {
        lock (_gate)
            _running = false;
    }

    /// <summary>Asks the running cell to stop.</summary>
    public void Request()
    {
        CancellationTokenSource mine;
        lock (_gate)
        {
            if (!_running)
                return;
            _flag.Set();
            if (!_asks)
                Interrupt.Ask();
            _asks = true;
            mine = _polite;
        }

        mine.Cancel();
    }

    /// <summary>Runs a cell's code on a thread of its own, so that it can be left behind.</summary>
    /// <param name="code">The code: returns when it ends or awaits.</param>
    /// <returns>What the code's task gives.</returns>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> code)
    {
        var started = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var mine = _flag;
        var thread = new Thread(Start, Stack) { IsBackground = true, Name = "cell" };
        thread.Start();
        var asked = Task.Delay(Timeout.Infinite, _polite.Token);
        if (await Task.WhenAny(started.Task, asked) == asked)
            await StopAsync(thread, started.Task);
        var end = await started.Task;
        if (await Task.WhenAny(end, asked) == asked && !end.IsCompleted)
            throw new OperationCanceledException("the cell was interrupted");
        return await end;

        void Start()
        {
            Interrupt.Heed(mine);
            try
            {
                started.SetResult(code());
            }
            catch (Exception e)
            {
                started.SetResult(Task.FromException<T>(e));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
            TakeBack();
        _polite.Dispose();
    }

    // What was left behind is still to end: polls must go on looking.
    private void TakeBack()
    {
        if (!_asks || Volatile.Read(ref _leftBehind) > 0)
            return;
        _asks = false;
        Interrupt.Forget();
    }

    private async Task StopAsync(Thread thread, Task started)
    {
        await Task.WhenAny(started, Task.Delay(Sleep));
        if (!started.IsCompleted)
            thread.Interrupt();
        if (!LeavesBehind)
        {
            await started;
            return;
        }

        await Task.WhenAny(started, Task.Delay(Patience - Sleep));
        if (started.IsCompleted)
            return;
        Interlocked.Increment(ref _leftBehind);
        _ = started.ContinueWith(
            _ => Interlocked.Decrement(ref _leftBehind), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        throw new LeftBehindException();
    }
}
