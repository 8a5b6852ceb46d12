using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Judging;

/// <summary>Keeps processes ready, each for one submission only, in which the instructor's first cells have run.</summary>
/// <param name="start">Starts one.</param>
/// <param name="prefix">The instructor's cells before the first of a student's.</param>
/// <param name="size">How many wait.</param>
/// <param name="patience">How long a process may take to get ready.</param>
internal sealed class KernelPool(
    Func<CancellationToken, Task<KernelProcess>> start, IReadOnlyList<CellRequest> prefix, int size, TimeSpan patience) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<Task<KernelProcess>> _ready = [];
    private readonly CancellationTokenSource _closing = new();
    private bool _closed;

    /// <summary>The cells that have run in every process.</summary>
    public IReadOnlyList<CellRequest> Prefix => prefix;

    /// <summary>Starts the first ones.</summary>
    public void Fill()
    {
        lock (_gate)
        {
            while (!_closed && _ready.Count < size)
                _ready.Enqueue(StartAsync());
        }
    }

    /// <summary>Takes a process, which is then the caller's to end.</summary>
    /// <param name="cancellation">Ends the wait for one that is not ready yet.</param>
    /// <exception cref="KernelDiedException">It could not be made ready.</exception>
    public async Task<KernelProcess> TakeAsync(CancellationToken cancellation)
    {
        Task<KernelProcess> next;
        KernelProcess kernel;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            next = _ready.Count > 0 ? _ready.Dequeue() : StartAsync();
            Fill();
        }

        try
        {
            kernel = await next.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Nobody has it yet, so it is ended with those that wait.
            if (!TryPutBack(next))
                await EndAsync(next);
            throw;
        }

        if (!kernel.HasEnded)
            return kernel;
        // It ended while it waited, for lack of memory, say: the student whose cell came first would be blamed for that.
        await kernel.EndAsync();
        return await TakeAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        List<Task<KernelProcess>> left;
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            left = [.. _ready];
            _ready.Clear();
        }

        await _closing.CancelAsync();
        foreach (var waiting in left)
            await EndAsync(waiting);
        _closing.Dispose();
    }

    private static async Task EndAsync(Task<KernelProcess> waiting)
    {
        try
        {
            await (await waiting).EndAsync();
        }
        catch (Exception e) when (e is KernelDiedException or OperationCanceledException)
        {
            // It never came to life.
        }
    }

    private bool TryPutBack(Task<KernelProcess> waiting)
    {
        lock (_gate)
        {
            if (!_closed)
                _ready.Enqueue(waiting);
            return !_closed;
        }
    }

    private async Task<KernelProcess> StartAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        limit.CancelAfter(patience);
        await Task.Yield();
        var kernel = await start(limit.Token);
        try
        {
            foreach (var cell in prefix)
            {
                var run = await kernel.ExecuteAsync(cell, static _ => { }, limit.Token);
                if (run.Status == CellStatus.Failed)
                    throw new KernelDiedException($"a set-up cell fails: {run.Reason}", KernelDeath.Crashed);
            }

            return kernel;
        }
        catch
        {
            await kernel.EndAsync();
            throw;
        }
    }
}
