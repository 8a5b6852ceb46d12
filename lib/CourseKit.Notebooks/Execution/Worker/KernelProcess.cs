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
    private readonly Process process;
    private readonly bool hears;
    private readonly LineWriter<WorkerRequest> requests;
    private readonly EventLines events;
    private readonly LastWords lastWords;
    private readonly SemaphoreSlim oneCell = new(1);
    private readonly Lock gate = new();
    private readonly SortedSet<string> dependencies = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<HelloEvent> hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;
    private TaskCompletionSource<DoneEvent>? current;
    private Action<CellOutput>? receiver;
    private Exception? receiverFault;
    private KernelDiedException? death;
    private string? ended;
    private bool leadsGroup;
    private bool flooded;
    private int currentId;
    private bool disposed;

    private KernelProcess(Process process, KernelOptions options)
    {
        this.process = process;
        hears = options.Interactive || options.Stoppable;
        events = new EventLines(process.StandardOutput.BaseStream, options.ByteLimit);
        lastWords = new LastWords(process.StandardError.BaseStream, options.ByteLimit, Flood);
        requests = new LineWriter<WorkerRequest>(process.StandardInput.BaseStream, ProtocolJson.Lines.WorkerRequest);
        reading = Task.Run(ReadEventsAsync);
    }

    /// <summary>The worker's process id.</summary>
    public int ProcessId => process.Id;

    /// <summary>The files that the notebook has read so far through <c>#r</c>, <c>#load</c> and <c>#!import</c>: full paths, sorted.</summary>
    public IReadOnlyList<string> Dependencies
    {
        get
        {
            lock (gate)
                return [.. dependencies];
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
        await oneCell.WaitAsync(cancellation);
        try
        {
            var done = new TaskCompletionSource<DoneEvent>(TaskCreationOptions.RunContinuationsAsynchronously);

            // Not a count: what an earlier cell has left running can't answer for a cell that is yet to come.
            var id = RandomNumberGenerator.GetInt32(1, int.MaxValue);
            lock (gate)
            {
                ObjectDisposedException.ThrowIf(disposed, this);
                if (death is not null)
                    throw death;
                receiver = onOutput;
                receiverFault = null;
                current = done;
                currentId = id;
            }

            await using var stop = cancellation.Register(() => End("the cell was stopped"));
            Send(new ExecuteRequest(id, cell.Notebook, cell.Number, cell.Source));
            var answer = await done.Task;
            return new CellRun(answer.Status, TimeSpan.FromMilliseconds(answer.Milliseconds), answer.Reason);
        }
        finally
        {
            lock (gate)
            {
                current = null;
                receiver = null;
            }

            oneCell.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
        }

        var busy = current is not null;
        if (!busy && death is null && hello.Task.IsCompletedSuccessfully)
        {
            Send(new ExitRequest());
            await Task.WhenAny(reading, Task.Delay(OrderlyEnd));
        }

        await FinishAsync();
    }

    /// <summary>Ends the worker at once, whatever it is doing: for code that may use a last moment to its own ends.</summary>
    public async ValueTask EndAsync()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
        }

        await FinishAsync();
    }

    private async Task FinishAsync()
    {
        End("the kernel was disposed of");
        await reading;
        process.Dispose();
    }

    private async Task SayHelloAsync(KernelOptions options, CancellationToken cancellation)
    {
        await using var stop = cancellation.Register(() => End("the start was cancelled"));
        Send(new StartRequest(ProtocolJson.Version, options.OutputLimit, options.RestoreTimeout.TotalSeconds, options.Interactive, options.Stoppable));
        var answer = await hello.Task;
        if (answer.Protocol != ProtocolJson.Version)
        {
            throw new KernelDiedException(
                Invariant($"the kernel process speaks version {answer.Protocol} of the protocol, this program {ProtocolJson.Version}: rebuild both"),
                KernelDeath.Crashed);
        }

        leadsGroup = answer.LeadsGroup;
    }

    private void Send(WorkerRequest request)
    {
        try
        {
            requests.Write(request);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The worker has ended; the reading side knows how.
        }
    }

    private void End(string reason)
    {
        lock (gate)
            ended ??= reason;
        ProcessGroup.End(process, leadsGroup);
    }

    private async Task ReadEventsAsync()
    {
        var damaged = false;
        try
        {
            while (await events.ReadAsync() is { } line)
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
            ProcessGroup.End(process, leadsGroup);
        }

        await process.WaitForExitAsync();
        var words = await lastWords.ReadToEndAsync();
        ProcessGroup.End(process, leadsGroup);
        await ProcessGroup.GoneAsync(process.Id, leadsGroup);
        lock (gate)
        {
            death = ended is not null ? new KernelDiedException(ended, KernelDeath.Killed)
                : flooded ? new KernelDiedException("the kernel process sent more than it may", KernelDeath.Flooded)
                : damaged ? new KernelDiedException("the kernel process sent something that is no message", KernelDeath.Garbled)
                : !hello.Task.IsCompleted ? DeathReport.AtStart(process.ExitCode, words)
                : DeathReport.Of(process.ExitCode, words);
            current?.TrySetException(death);
            hello.TrySetException(death);
            AnswerNobody(death);
        }
    }

    private void Flood()
    {
        flooded = true;
        ProcessGroup.End(process, leadsGroup);
    }

    private void Handle(WorkerEvent? message)
    {
        switch (message)
        {
            case HelloEvent greeting:
                hello.TrySetResult(greeting);
                break;
            case FileReadEvent { Path: not null } read:
                lock (gate)
                    dependencies.Add(read.Path);
                break;
            case OutputEvent { Output: not null } output:
                Report(output.Output);
                break;
            case DoneEvent { Milliseconds: >= 0 and < LongestCell } done when done.Id == currentId && current is not null:
                // What native code wrote to standard error is shown at the cell's end.
                if (lastWords.TakeUpToMark() is { Length: > 0 } text)
                    Report(new StreamOutput("stderr", text));
                if (receiverFault is { } fault)
                    current?.TrySetException(fault);
                else
                    current?.TrySetResult(done);
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
            receiver?.Invoke(output);
        }
        catch (Exception e)
        {
            // The caller's own fault: it reaches the caller when the cell has ended.
            receiver = null;
            receiverFault = e;
        }
    }
}
