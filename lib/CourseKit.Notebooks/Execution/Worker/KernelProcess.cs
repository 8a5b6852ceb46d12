using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using CourseKit.Notebooks.Execution.Worker.Protocol;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>
/// A C# kernel in a process of its own: an endless loop, a stack overflow, <c>Environment.Exit</c> or memory exhaustion
/// ends that process and nothing else.
/// </summary>
public sealed partial class KernelProcess : IKernel
{
    internal const string HeapLimitVariable = "DOTNET_GCHeapHardLimit";
    internal const string DiagnosticsVariable = "DOTNET_EnableDiagnostics_IPC";
    private const double LongestCell = 1e12;
    private static readonly TimeSpan OrderlyEnd = TimeSpan.FromSeconds(2);
    private readonly Process _process;
    private readonly bool _hears;
    private readonly LineWriter<WorkerRequest> _requests;
    private readonly EventLines _events;
    private readonly LastWords _lastWords;
    private readonly SemaphoreSlim _oneCell = new(1);
    private readonly Lock _gate = new();
    private readonly SortedSet<string> _dependencies = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<HelloEvent> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private TaskCompletionSource<DoneEvent>? _current;
    private Action<CellOutput>? _receiver;
    private Exception? _receiverFault;
    private KernelDiedException? _death;
    private string? _ended;
    private bool _leadsGroup;
    private bool _flooded;
    private int _currentId;
    private bool _disposed;

    private KernelProcess(Process process, KernelOptions options)
    {
        _process = process;
        _hears = options.Interactive || options.Stoppable;
        _events = new EventLines(process.StandardOutput.BaseStream, options.ByteLimit);
        _lastWords = new LastWords(process.StandardError.BaseStream, options.ByteLimit, Flood);
        _requests = new LineWriter<WorkerRequest>(process.StandardInput.BaseStream, ProtocolJson.Lines.WorkerRequest);
        _reading = Task.Run(ReadEventsAsync);
    }

    /// <summary>The worker's process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Whether the worker's process is gone.</summary>
    internal bool HasEnded => _process.HasExited;

    /// <summary>The files that the notebook has read so far through <c>#r</c>, <c>#load</c> and <c>#!import</c>: full paths, sorted.</summary>
    public IReadOnlyList<string> Dependencies
    {
        get
        {
            lock (_gate)
                return [.. _dependencies];
        }
    }

    /// <summary>Starts a worker and waits until it is ready for cells.</summary>
    /// <param name="options">How to start it.</param>
    /// <param name="cancellation">Gives up; the worker is ended.</param>
    /// <returns>The kernel, in its first state.</returns>
    /// <exception cref="KernelDiedException">The worker could not be started.</exception>
    public static async Task<KernelProcess> StartAsync(KernelOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var kernel = new KernelProcess(await WorkerStart.StartAsync(options), options);
        try
        {
            await kernel.SayHelloAsync(options, cancellation);
            return kernel;
        }
        catch
        {
            await kernel.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<CellRun> ExecuteAsync(CellRequest cell, Action<CellOutput> onOutput, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(onOutput);
        await _oneCell.WaitAsync(cancellation);
        try
        {
            var done = new TaskCompletionSource<DoneEvent>(TaskCreationOptions.RunContinuationsAsynchronously);

            // Not a count: what an earlier cell has left running can't answer for a cell that is yet to come.
            var id = RandomNumberGenerator.GetInt32(1, int.MaxValue);
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                if (_death is not null)
                    throw _death;
                _receiver = onOutput;
                _receiverFault = null;
                _current = done;
                _currentId = id;
            }

            await using var stop = cancellation.Register(() => End("the cell was stopped"));
            Send(new ExecuteRequest(id, cell.Notebook, cell.Number, cell.Source));
            var answer = await done.Task;
            return new CellRun(answer.Status, TimeSpan.FromMilliseconds(answer.Milliseconds), answer.Reason);
        }
        finally
        {
            lock (_gate)
            {
                _current = null;
                _receiver = null;
            }

            _oneCell.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        var busy = _current is not null;
        if (!busy && _death is null && _hello.Task.IsCompletedSuccessfully)
        {
            Send(new ExitRequest());
            await Task.WhenAny(_reading, Task.Delay(OrderlyEnd));
        }

        await FinishAsync();
    }

    /// <summary>Ends the worker at once, whatever it is doing: for code that may use a last moment to its own ends.</summary>
    public async ValueTask EndAsync()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        await FinishAsync();
    }

    private async Task FinishAsync()
    {
        End("the kernel was disposed of");
        await _reading;
        _process.Dispose();
    }

    private async Task SayHelloAsync(KernelOptions options, CancellationToken cancellation)
    {
        await using var stop = cancellation.Register(() => End("the start was cancelled"));
        Send(new StartRequest(ProtocolJson.Version, options.OutputLimit, options.RestoreTimeout.TotalSeconds, options.Interactive, options.Stoppable));
        var answer = await _hello.Task;
        if (answer.Protocol != ProtocolJson.Version)
        {
            throw new KernelDiedException(
                Invariant($"the kernel process speaks version {answer.Protocol} of the protocol, this program {ProtocolJson.Version}: rebuild both"),
                KernelDeath.Crashed);
        }

        _leadsGroup = answer.LeadsGroup;
    }

    private void Send(WorkerRequest request)
    {
        try
        {
            _requests.Write(request);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The worker has ended; the reading side knows how.
        }
    }

    private void End(string reason)
    {
        lock (_gate)
            _ended ??= reason;
        // When all of it is gone, another process may have its number.
        if (!_reading.IsCompleted)
            ProcessGroup.End(_process, _leadsGroup);
    }

    private async Task ReadEventsAsync()
    {
        var damaged = false;
        try
        {
            while (await _events.ReadAsync() is { } line)
                Handle(JsonSerializer.Deserialize(line.Span, ProtocolJson.Lines.WorkerEvent));
        }
        catch (FloodException)
        {
            Flood();
        }
        catch (Exception)
        {
            // Whatever a foreign process sends, and whatever reading it throws: it has garbled the protocol.
            damaged = true;
            ProcessGroup.End(_process, _leadsGroup);
        }

        await _process.WaitForExitAsync();
        var words = await _lastWords.ReadToEndAsync();
        ProcessGroup.End(_process, _leadsGroup);
        await ProcessGroup.GoneAsync(_process.Id, _leadsGroup);
        lock (_gate)
        {
            _death = _ended is not null ? new KernelDiedException(_ended, KernelDeath.Killed)
                : _flooded ? new KernelDiedException("the kernel process sent more than it may", KernelDeath.Flooded)
                : damaged ? new KernelDiedException("the kernel process sent something that is no message", KernelDeath.Garbled)
                : !_hello.Task.IsCompleted ? DeathReport.AtStart(_process.ExitCode, words)
                : DeathReport.Of(_process.ExitCode, words);
            _current?.TrySetException(_death);
            _hello.TrySetException(_death);
            AnswerNobody(_death);
        }
    }

    private void Flood()
    {
        _flooded = true;
        ProcessGroup.End(_process, _leadsGroup);
    }

    private void Handle(WorkerEvent? message)
    {
        switch (message)
        {
            case HelloEvent greeting:
                _hello.TrySetResult(greeting);
                break;
            case FileReadEvent { Path: not null } read:
                lock (_gate)
                    _dependencies.Add(read.Path);
                break;
            case OutputEvent { Output: not null } output:
                Report(output.Output);
                break;
            case DoneEvent { Milliseconds: >= 0 and < LongestCell } done when done.Id == _currentId && _current is not null:
                // What native code wrote to standard error is shown at the cell's end.
                if (_lastWords.TakeUpToMark() is { Length: > 0 } text)
                    Report(new StreamOutput("stderr", text));
                if (_receiverFault is { } fault)
                    _current?.TrySetException(fault);
                else
                    _current?.TrySetResult(done);
                break;
            case AnswerEvent answer:
                Answered(answer);
                break;
            case WaitingEvent:
                InputWanted?.Invoke();
                break;
            default:
                throw new JsonException("Unknown message, or one at the wrong time.");
        }
    }

    private void Report(CellOutput output)
    {
        try
        {
            _receiver?.Invoke(output);
        }
        catch (Exception e)
        {
            // The caller's own fault: it reaches the caller when the cell has ended.
            _receiver = null;
            _receiverFault = e;
        }
    }
}
