using System.Diagnostics;

namespace CourseKit.Notebooks.Execution;

/// <summary>Runs one notebook, cell after cell, on a kernel of its own.</summary>
/// <param name="kernels">Starts the kernel; called when the first code cell is reached, and again after a death.</param>
/// <param name="options">Limits.</param>
public sealed class NotebookRunner(KernelFactory kernels, RunOptions options)
{
    /// <summary>Takes over the end of the last kernel, which a caller can await after it has used the result. Without it
    /// the kernel has ended when the run returns.</summary>
    internal Action<Task>? OnEnding { get; init; }

    /// <summary>Runs a notebook. A failing cell is a result; nothing that the notebook does is an exception.</summary>
    /// <param name="notebook">The notebook; outputs it already has are dropped.</param>
    /// <param name="onCell">Called with a cell's number (from 1) before it is executed.</param>
    /// <param name="cancellation">Stops the run; the state is then <see cref="NotebookState.Cancelled"/>.</param>
    public async Task<NotebookRun> RunAsync(
        Notebook notebook, Action<int>? onCell = null, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        var session = new Session(this, notebook, cancellation);
        try
        {
            var cells = notebook.Cells;
            var runs = new CellRun?[cells.Count];
            for (var i = 0; i < cells.Count; i++)
            {
                if (NeedsKernel(cells[i]) && session.GoesOn)
                    onCell?.Invoke(i + 1);
                runs[i] = await session.RunAsync(i).ConfigureAwait(false);
            }

            return new(notebook with { Cells = session.Executed(runs) }, session.State, watch.Elapsed);
        }
        finally
        {
            var end = session.DisposeAsync().AsTask();
            if (OnEnding is not null)
                OnEnding(end);
            else
                await end.ConfigureAwait(false);
        }
    }

    /// <summary>How many cells of a notebook a kernel executes.</summary>
    internal static int CountCode(Notebook notebook) => notebook.Cells.Count(NeedsKernel);

    private static bool NeedsKernel(Cell cell)
        => cell.Language == Languages.CSharp && !string.IsNullOrWhiteSpace(cell.Source);

    /// <summary>One run: the kernel of the moment, the outputs so far, and whether to go on.</summary>
    private sealed class Session : IAsyncDisposable
    {
        private readonly NotebookRunner _runner;
        private readonly Notebook _notebook;
        private readonly OutputCollector _outputs;
        private readonly int?[] _counts;
        private readonly CancellationToken _outside;
        private readonly CancellationTokenSource _notebookLimit;
        private IKernel? _kernel;
        private int _count;

        public Session(NotebookRunner runner, Notebook notebook, CancellationToken outside)
        {
            _runner = runner;
            _notebook = notebook;
            _outside = outside;
            _outputs = new OutputCollector(notebook.Cells.Count);
            _counts = new int?[notebook.Cells.Count];
            _notebookLimit = CancellationTokenSource.CreateLinkedTokenSource(outside);
            _notebookLimit.CancelAfter(runner.Options.NotebookTimeout);
        }

        public NotebookState State { get; private set; } = NotebookState.Succeeded;

        public bool GoesOn { get; private set; } = true;

        public async Task<CellRun?> RunAsync(int index)
        {
            var cell = _notebook.Cells[index];
            switch (cell.Language)
            {
                case Languages.Markdown:
                    return null;
                case Languages.Html:
                    return Show(index, new() { [MimeTypes.Html] = cell.Source });
                case Languages.Mermaid:
                    return Show(index, new() { [MimeTypes.Mermaid] = cell.Source, [MimeTypes.Text] = cell.Source });
                case Languages.JavaScript:
                    return Show(index, new() { [MimeTypes.JavaScript] = cell.Source });
                case Languages.CSharp when !NeedsKernel(cell):
                    return null;
                case Languages.CSharp:
                    return GoesOn ? await ExecuteAsync(index).ConfigureAwait(false) : new(CellStatus.NotReached, default);
                default:
                    return new(CellStatus.PassedOver, default, $"there is no kernel for {cell.Language} here");
            }
        }

        public IReadOnlyList<Cell> Executed(CellRun?[] runs)
            => [.. _notebook.Cells.Select((cell, i) => cell with
            {
                Outputs = _outputs.Of(i),
                ExecutionCount = _counts[i],
                Run = runs[i],
            })];

        public async ValueTask DisposeAsync()
        {
            await EndKernelAsync().ConfigureAwait(false);
            _notebookLimit.Dispose();
        }

        private CellRun Show(int index, Dictionary<string, string> data)
        {
            _outputs.Add(index, new DisplayOutput(data));
            return new(CellStatus.Succeeded, default);
        }

        private async Task<CellRun> ExecuteAsync(int index)
        {
            var watch = Stopwatch.StartNew();
            using var cellLimit = CancellationTokenSource.CreateLinkedTokenSource(_notebookLimit.Token);
            cellLimit.CancelAfter(_runner.Options.CellTimeout);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(_outside);
            using var abandon = new CancellationTokenSource();
            using var hurry = end.Token.Register(() => abandon.CancelAfter(_runner.Options.Grace));
            using var ask = cellLimit.Token.Register(() => Ask(end));
            var open = true;
            try
            {
                _kernel ??= await StartAsync(cellLimit.Token).ConfigureAwait(false);
                _counts[index] = ++_count;
                var request = new CellRequest(_notebook.FileName, index + 1, _notebook.Cells[index].Source);
                var run = await _kernel
                    .ExecuteAsync(request, output => { if (Volatile.Read(ref open)) _outputs.Add(index, output); }, end.Token)
                    .WaitAsync(abandon.Token).ConfigureAwait(false);
                if (IsOver(cellLimit) && (run.Status == CellStatus.Failed || !_outside.IsCancellationRequested))
                    return Stopped(index, watch.Elapsed, stateLost: false);
                return run.Status switch
                {
                    CellStatus.PassedOver => Uncounted(index, run),
                    CellStatus.Failed => Failed(run),
                    _ => run,
                };
            }
            catch (Exception e) when (e is OperationCanceledException or KernelDiedException && IsOver(cellLimit))
            {
                Volatile.Write(ref open, false);
                await EndKernelAsync().ConfigureAwait(false);
                return Stopped(index, watch.Elapsed, stateLost: true);
            }
            catch (KernelDiedException death)
            {
                await EndKernelAsync().ConfigureAwait(false);
                return Fail(index, watch.Elapsed, death.Cause.ToString(), $"{CellName(index)}: {death.Message}", stateLost: true, []);
            }
            catch (KernelStartException fault)
            {
                GoesOn = false;
                return Fail(index, watch.Elapsed, "KernelStart", $"{CellName(index)}: {fault.Message}", stateLost: false, []);
            }
        }

        // A kernel that is ended from outside may be dead before the limits, which follow what is outside, have heard of it.
        private bool IsOver(CancellationTokenSource limit) => limit.IsCancellationRequested || _outside.IsCancellationRequested;

        /// <summary>The cell's time is up. The place where it is shall be known: so it is asked before it is ended.</summary>
        private void Ask(CancellationTokenSource end)
        {
            if (!_outside.IsCancellationRequested && _kernel is { } running && running.TryInterrupt())
                end.CancelAfter(_runner.Options.Patience);
            else
                end.Cancel();
        }

        private async Task<IKernel> StartAsync(CancellationToken cancellation)
        {
            var folder = _notebook.FilePath is null ? null : Path.GetDirectoryName(Path.GetFullPath(_notebook.FilePath));
            var start = new KernelStart(folder ?? Environment.CurrentDirectory, _runner.Options.MemoryBytes);
            try
            {
                return await _runner.Kernels(start, cancellation).ConfigureAwait(false);
            }
            catch (KernelDiedException fault) when (folder is not null && !Directory.Exists(folder))
            {
                throw new KernelStartException($"its folder {folder} is gone since the run began; put it back and run the notebook again", fault);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or KernelDiedException))
            {
                throw new KernelStartException("the notebook's process could not be started: " + fault.Message, fault);
            }
        }

        private CellRun Uncounted(int index, CellRun run)
        {
            _counts[index] = null;
            _count--;
            return run;
        }

        private CellRun Failed(CellRun run)
        {
            State = NotebookState.Failed;
            GoesOn = _runner.Options.ContinueOnError;
            return run;
        }

        /// <summary>The cell was ended by us: which limit, or who, was it?</summary>
        private CellRun Stopped(int index, TimeSpan elapsed, bool stateLost)
        {
            var told = _outputs.DropErrors(index);
            if (_outside.IsCancellationRequested)
            {
                State = NotebookState.Cancelled;
                GoesOn = false;
                return Error(index, elapsed, "Cancelled", CellName(index) + ": stopped from outside", []);
            }

            var (place, where, lines) = told is not null && StoppedPlace.IsTold(told) ? StoppedPlace.Read(told) : (CellName(index), "", []);
            if (!_notebookLimit.IsCancellationRequested)
            {
                var limit = _runner.Options.CellTimeout;
                return Fail(index, elapsed, "TimeLimit",
                    $"{place}: stopped after {Seconds(limit)} s{where} (the limit for a cell; a higher one: --cell-timeout {Seconds(2 * limit)})",
                    stateLost, lines);
            }

            var whole = _runner.Options.NotebookTimeout;
            GoesOn = false;
            return Fail(index, elapsed, "TimeLimit",
                $"{place}: stopped{where}: the notebook has run for {Seconds(whole)} s (its limit; a higher one: --timeout {Seconds(2 * whole)})",
                stateLost: false, lines);
        }

        private CellRun Fail(int index, TimeSpan elapsed, string name, string message, bool stateLost, IReadOnlyList<string> lines)
        {
            State = NotebookState.Failed;
            GoesOn &= _runner.Options.ContinueOnError;
            return Error(index, elapsed, name, message, stateLost && GoesOn
                ? [.. lines, "A fresh process goes on with the next cell: every variable and definition so far is lost."]
                : lines);
        }

        private string CellName(int index) => FormattableString.Invariant($"{_notebook.FileName}, cell {index + 1}");

        private CellRun Error(int index, TimeSpan elapsed, string name, string message, IReadOnlyList<string> more)
        {
            _outputs.Add(index, new ErrorOutput(name, message, more));
            return new(CellStatus.Failed, elapsed, message);
        }

        private async Task EndKernelAsync()
        {
            if (_kernel is not { } old)
                return;
            _kernel = null;
            try
            {
                await old.DisposeAsync().AsTask().WaitAsync(_runner.Options.Grace).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // It does not end within the grace period: the process is the operating system's to reap.
            }
        }

        private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###}");
    }

    private RunOptions Options { get; } = options;

    private KernelFactory Kernels { get; } = kernels;

    private sealed class KernelStartException(string message, Exception inner) : Exception(message, inner);
}
