using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Execution.Kernel.Language;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Notebooks.Execution.Serving;

/// <summary>
/// A C# kernel for front ends of any kind: requests and events as JSON lines. Cells run in a <see cref="KernelProcess"/>, so
/// that one which brings its process down costs the notebook's variables and not the kernel.
/// </summary>
/// <remarks>
/// A request is an object with <c>type</c> and, where something is answered, <c>id</c>, which all events of it carry:
/// <list type="bullet">
/// <item><c>execute</c> (code, cell): events <c>stream</c> (name, text), <c>display</c> (data, metadata, display_id, update,
/// result), <c>error</c> (ename, evalue, traceback), <c>input</c> (prompt), and at the end <c>done</c>.
/// Cells run one after another.</item>
/// <item><c>input</c> (text; null at the end): the line for the cell that waits. <c>interrupt</c>: stop the running cell.</item>
/// <item><c>complete</c>, <c>inspect</c>, <c>signature</c> (code, cursor), <c>is_complete</c> (code): one event <c>answer</c>,
/// at any time. Places count Unicode characters, as in Jupyter.</item>
/// <item><c>history</c> (access: tail, search or range; n, pattern, unique): <c>answer</c> with entries [session, line, code].</item>
/// <item><c>restart</c>: <c>answer</c>; a new process. <c>exit</c>, or the end of the input: the server ends.</item>
/// </list>
/// The first event is <c>hello</c> (protocol, version, language).
/// </remarks>
public sealed class KernelServer : IAsyncDisposable
{
    /// <summary>Raised whenever a message changes its meaning.</summary>
    public const int Protocol = 1;

    private static readonly TimeSpan Stubborn = TimeSpan.FromSeconds(5);
    private readonly TextReader _requests;
    private readonly EventWriter _events;
    private readonly KernelOptions _options;
    private readonly CellHistory _history;
    private readonly SemaphoreSlim _oneCell = new(1);
    private readonly SemaphoreSlim _oneStart = new(1);
    private KernelProcess? _kernel;
    private RunningCell? _running;

    /// <summary>A server that has not begun.</summary>
    /// <param name="requests">Where the requests come from.</param>
    /// <param name="events">Where the events go.</param>
    /// <param name="options">How kernel processes are started.</param>
    /// <param name="historyFile">Where the cells that were run are kept for later sessions; null for nowhere.</param>
    public KernelServer(Stream requests, Stream events, KernelOptions options, string? historyFile)
    {
        ArgumentNullException.ThrowIfNull(options);
        _requests = new StreamReader(requests, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        _events = new EventWriter(events);
        _options = options with { Interactive = true };
        _history = new CellHistory(historyFile);
    }

    /// <summary>Serves until the input ends or asks for the end.</summary>
    /// <param name="cancellation">Ends it from outside.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // The first cell should not have to wait for the process.
        var start = KernelAsync();
        _events.Write(0, "hello", new JsonObject
        {
            ["protocol"] = Protocol,
            ["version"] = typeof(KernelServer).Assembly.GetName().Version?.ToString(3),
            ["language"] = "14.0",
        });
        while (await _requests.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length == 0)
                continue;
            var request = Request.Parse(line);
            if (request.Type == "exit")
                break;
            Begin(request);
        }

        try
        {
            await start;
        }
        catch (KernelDiedException)
        {
            // Whoever ran a cell was told.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_kernel is not null)
            await _kernel.DisposeAsync();
        _requests.Dispose();
        _oneCell.Dispose();
        _oneStart.Dispose();
    }

    private void Begin(Request request)
    {
        switch (request.Type)
        {
            case "execute":
                _ = Answering(request, ExecuteAsync);
                break;
            case "input":
                _kernel?.Type(request.Text("text"));
                break;
            case "interrupt":
                _running?.Interrupt(_kernel);
                break;
            case "complete":
                _ = Answering(request, r => AskAsync(r, Question.Completion));
                break;
            case "inspect":
                _ = Answering(request, r => AskAsync(r, Question.Inspection));
                break;
            case "signature":
                _ = Answering(request, r => AskAsync(r, Question.Signature));
                break;
            case "is_complete":
                _ = Answering(request, r => AskAsync(r, Question.Completeness));
                break;
            case "history":
                _events.Write(request.Id, "answer", new JsonObject { ["entries"] = _history.Find(request) });
                break;
            case "restart":
                _ = Answering(request, RestartAsync);
                break;
            default:
                _events.Write(request.Id, "fault", new JsonObject
                {
                    ["message"] = $"there is no request '{request.Type}'; there is execute, input, interrupt, complete, inspect, signature, is_complete, history, restart and exit",
                });
                break;
        }
    }

    private async Task Answering(Request request, Func<Request, Task> work)
    {
        try
        {
            await work(request).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whatever it was: a front end that is told nothing waits for ever.
            _events.Write(request.Id, "fault", new JsonObject { ["message"] = e.Message });
        }
    }

    private async Task ExecuteAsync(Request request)
    {
        await _oneCell.WaitAsync();
        try
        {
            var code = request.Text("code") ?? "";
            var number = request.Number("cell") ?? 1;
            if (request.Flag("store_history"))
                _history.Add(number, code);
            using var cell = _running = new RunningCell(_events, request.Id, Stubborn);
            var worker = await KernelAsync();
            worker.InputWanted = () => _events.Write(request.Id, "input", new JsonObject { ["prompt"] = "" });
            try
            {
                var run = await worker.ExecuteAsync(
                    new CellRequest(request.Text("notebook") ?? "notebook", number, code), cell.Show, cell.End);
                if (run.Status == CellStatus.PassedOver)
                    cell.Show(new StreamOutput("stderr", $"[passed over: {run.Reason}]\n"));
            }
            catch (KernelDiedException death)
            {
                await ForgetAsync(worker);
                cell.Show(new ErrorOutput("KernelDied", $"{death.Message}; a new process starts, and all variables are lost: run the cells above again", []));
            }

            _events.Write(request.Id, "done", []);
        }
        finally
        {
            _running = null;
            _oneCell.Release();
        }
    }

    private async Task AskAsync(Request request, Question question)
    {
        var code = request.Text("code") ?? "";
        var worker = await KernelAsync();
        var answer = await worker.AskAsync(question, code, Places.FromCharacters(code, request.Number("cursor") ?? 0));
        _events.Write(request.Id, "answer", AnswerJson.Of(answer, code));
    }

    private async Task RestartAsync(Request request)
    {
        await ForgetAsync(_kernel);
        await KernelAsync();
        _events.Write(request.Id, "answer", []);
    }

    private async Task<KernelProcess> KernelAsync()
    {
        await _oneStart.WaitAsync();
        try
        {
            return _kernel ??= await KernelProcess.StartAsync(_options);
        }
        finally
        {
            _oneStart.Release();
        }
    }

    // A restart that ends a running cell has put another one there by the time that the cell's end is noticed.
    private async Task ForgetAsync(KernelProcess? worker)
    {
        if (worker is not null && Interlocked.CompareExchange(ref _kernel, null, worker) == worker)
            await worker.DisposeAsync();
    }
}
