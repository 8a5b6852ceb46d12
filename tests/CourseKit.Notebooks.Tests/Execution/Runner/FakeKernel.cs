using System.Collections.Concurrent;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

/// <summary>A kernel that does what the first word of a cell says.</summary>
/// <param name="ending">Passes between the wish that it ends and its end, as with a process.</param>
internal sealed class FakeKernel(Task ending) : IKernel
{
    public List<string> Executed { get; } = [];

    public bool Disposed { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>Where the last cell's outputs go, for one that still shows something when nobody waits for it any more.</summary>
    public Action<CellOutput>? Shown { get; private set; }

    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _hears = "";

    public async Task<CellRun> ExecuteAsync(CellRequest cell, Action<CellOutput> onOutput, CancellationToken cancellation)
    {
        Disposed.ShouldBeFalse();
        lock (Executed)
            Executed.Add(cell.Source);
        var words = cell.Source.Split(' ', 2);
        _hears = words[0];
        Shown = onOutput;
        switch (words[0])
        {
            case "print":
                onOutput(new StreamOutput("stdout", words[1]));
                return new(CellStatus.Succeeded, TimeSpan.FromMilliseconds(1));
            case "show":
                var parts = words[1].Split(' ');
                onOutput(new DisplayOutput(new Dictionary<string, string> { [MimeTypes.Text] = parts[1] }, DisplayId: parts[0]));
                return new(CellStatus.Succeeded, TimeSpan.FromMilliseconds(1));
            case "check":
                onOutput(new DisplayOutput(new Dictionary<string, string> { [MimeTypes.Check] = words[1] }));
                return new(CellStatus.Succeeded, TimeSpan.FromMilliseconds(1));
            case "throw":
                var message = $"{cell.Notebook}, cell {cell.Number}, line 1: no";
                onOutput(new ErrorOutput("InvalidOperationException", message, []));
                return new(CellStatus.Failed, TimeSpan.FromMilliseconds(1), message);
            case "pass":
                return new(CellStatus.PassedOver, TimeSpan.Zero, "Some.Package can't be had");
            case "die":
                throw new KernelDiedException("the stack overflowed", KernelDeath.StackOverflow);
            case "hang":
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
                throw new KernelDiedException("ended by us", KernelDeath.Killed);
            case "brittle":
                // Dead within the very call that stops it.
                var death = new TaskCompletionSource<CellRun>();
                _ = cancellation.Register(() => death.SetException(new KernelDiedException("ended by us", KernelDeath.Killed)));
                return await death.Task.ConfigureAwait(false);
            case "interruptible":
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
                onOutput(new ErrorOutput("OperationCanceledException", "interrupted", []));
                return new(CellStatus.Failed, TimeSpan.Zero, "interrupted");
            case "listening":
                await _asked.Task;
                onOutput(StoppedPlace.Tell($"{cell.Notebook}, cell {cell.Number}, line 2", "Descend, cell 7, line 4", ["    2 | Descend();"]));
                return new(CellStatus.Failed, TimeSpan.Zero, "interrupted");
            case "hushing":
                await _asked.Task;
                break;
            case "deaf":
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
                throw new KernelDiedException("ended by us", KernelDeath.Killed);
            case "stubborn":
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
                break;
        }

        return new(CellStatus.Succeeded, TimeSpan.FromMilliseconds(1));
    }

    public bool TryInterrupt()
    {
        _asked.TrySetResult();
        return _hears is "listening" or "hushing" or "deaf";
    }

    public async ValueTask DisposeAsync()
    {
        Disposed = true;
        await ending;
        HasEnded = true;
    }
}

/// <summary>Starts fake kernels and keeps them.</summary>
internal sealed class FakeKernels
{
    public ConcurrentQueue<FakeKernel> Started { get; } = [];

    public ConcurrentQueue<KernelStart> Starts { get; } = [];

    public Task Ending { get; set; } = Task.CompletedTask;

    public Task<IKernel> Start(KernelStart start, CancellationToken cancellation)
    {
        var kernel = new FakeKernel(Ending);
        Started.Enqueue(kernel);
        Starts.Enqueue(start);
        return Task.FromResult<IKernel>(kernel);
    }

    public List<string> Executed => [.. Started.SelectMany(kernel => kernel.Executed)];
}
