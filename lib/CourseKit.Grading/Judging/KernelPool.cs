using CourseKit.Grading.Sandbox;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Judging;

/// <summary>Keeps processes ready, each for one submission only, in which the instructor's first cells have run.</summary>
/// <param name="workers">How they are started.</param>
/// <param name="prefix">The instructor's cells before the first of a student's.</param>
/// <param name="size">How many wait.</param>
/// <param name="patience">How long a process may take to get ready.</param>
internal sealed class KernelPool(SandboxedWorkers workers, IReadOnlyList<CellRequest> prefix, int size, TimeSpan patience) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<Task<KernelProcess>> ready = [];
    private readonly CancellationTokenSource closing = new();
    private bool closed;

    /// <summary>The cells that have run in every process.</summary>
    public IReadOnlyList<CellRequest> Prefix => prefix;

    /// <summary>Starts the first ones.</summary>
    public void Fill()
    {
        lock (gate)
        {
            while (!closed && ready.Count < size)
                ready.Enqueue(StartAsync());
        }
    }

    /// <summary>Takes a process, which is then the caller's to end.</summary>
    /// <param name="cancellation">Ends the wait for one that is not ready yet.</param>
    /// <exception cref="KernelDiedException">It could not be made ready.</exception>
    public async Task<KernelProcess> TakeAsync(CancellationToken cancellation)
    {
        Task<KernelProcess> next;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            next = ready.Count > 0 ? ready.Dequeue() : StartAsync();
            Fill();
        }

        try
        {
            return await next.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Nobody has it yet, so it is ended with those that wait.
            if (!TryPutBack(next))
                await EndAsync(next);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        List<Task<KernelProcess>> left;
        lock (gate)
        {
            if (closed)
                return;
            closed = true;
            left = [.. ready];
            ready.Clear();
        }

        await closing.CancelAsync();
        foreach (var start in left)
            await EndAsync(start);
        closing.Dispose();
    }

    private static async Task EndAsync(Task<KernelProcess> start)
    {
        try
        {
            await (await start).EndAsync();
        }
        catch (Exception e) when (e is KernelDiedException or OperationCanceledException)
        {
            // It never came to life.
        }
    }

    private bool TryPutBack(Task<KernelProcess> start)
    {
        lock (gate)
        {
            if (!closed)
                ready.Enqueue(start);
            return !closed;
        }
    }

    private async Task<KernelProcess> StartAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        limit.CancelAfter(patience);
        await Task.Yield();
        var kernel = await KernelProcess.StartAsync(workers.Options, limit.Token);
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
