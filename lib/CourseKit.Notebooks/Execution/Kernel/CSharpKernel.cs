using System.Diagnostics;
using System.Globalization;
using CourseKit.Notebooks.Execution.Kernel.Compilation;
using CourseKit.Notebooks.Execution.Kernel.Errors;
using CourseKit.Notebooks.Execution.Kernel.Interaction;
using CourseKit.Notebooks.Execution.Kernel.Language;
using CourseKit.Notebooks.Execution.Kernel.Output;
using CourseKit.Notebooks.Execution.Kernel.Packages;

namespace CourseKit.Notebooks.Execution.Kernel;

/// <summary>
/// Runs C# cells in this process. A cell that never ends can't be stopped, unless the kernel was told to hear of it, and one that ends the process ends the
/// caller too: <see cref="Worker.KernelProcess"/> is the kernel for code that nobody has read.
/// </summary>
public sealed class CSharpKernel : IKernel
{
    private readonly OutputSink _sink;
    private readonly SubmissionChain _chain;
    private readonly Interpreter _interpreter;
    private readonly PackageRestorer _restorer;
    private readonly SubmissionCompiler _compiler;
    private CellInterruption? _interruption;

    /// <summary>A kernel in its first state.</summary>
    /// <param name="options">How it runs; null for the defaults.</param>
    public CSharpKernel(CSharpKernelOptions? options = null)
    {
        options ??= new CSharpKernelOptions();
        var places = new CellPlaces(options.WorkingDirectory);
        var loader = new NotebookLoadContext(Read);
        var references = new ReferenceResolver(options.WorkingDirectory, loader, Read);
        var scripts = new LoadedScriptResolver(options.WorkingDirectory, ReadScript);
        _restorer = new PackageRestorer(options.WorkingDirectory, options.RestoreTimeout, options.PackageCache);
        _sink = new OutputSink(options.OutputLimit);
        _compiler = new SubmissionCompiler(references, scripts, loader, places.Symbols);
        _chain = new SubmissionChain(_compiler, places, _sink);
        _interpreter = new Interpreter(options, _chain, new NotebookPackages(_restorer, loader, references), _sink, Read);
        ConsoleRouter.Install();

        void Read(string path) => FileRead?.Invoke(path);

        void ReadScript(string path)
        {
            places.AddFile(path);
            Read(path);
        }
    }

    /// <summary>Called for each file that a cell reads through a directive, with its full path; a file may come twice.</summary>
    public Action<string>? FileRead { get; set; }

    internal OutputSink Sink => _sink;

    /// <inheritdoc/>
    public Task<CellRun> ExecuteAsync(CellRequest cell, Action<CellOutput> onOutput, CancellationToken cancellation)
        => ExecuteAsync(cell, onOutput, static () => { }, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _sink.Dispose();
        _interruption?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Does at once what the first cell would have to wait for.</summary>
    internal void Prepare() => _chain.Prepare();

    /// <summary>Sets limits anew. A worker makes its kernel before its parent has told it what holds.</summary>
    internal void Limit(int outputLimit, TimeSpan restoreTimeout)
    {
        _sink.Limit = outputLimit;
        _restorer.Timeout = restoreTimeout;
    }

    /// <summary>Makes cells stoppable and lets them read lines, for a reader who sits in front of it.</summary>
    /// <param name="readLine">Asks the reader for a line; null at the end of the input.</param>
    /// <returns>What stops a cell.</returns>
    internal CellInterruption BeInteractive(Func<CancellationToken, string?> readLine)
    {
        var stop = Hear(new CellInterruption(), PollPlaces.Everywhere);
        _sink.ReadLine = () =>
        {
            _sink.Flush();
            return readLine(stop.Token);
        };
        return stop;
    }

    /// <summary>Lets a cell be asked where it is, once its time is up.</summary>
    /// <returns>What asks it.</returns>
    internal CellInterruption BeStoppable()
        => Hear(new CellInterruption { LeavesBehind = false }, PollPlaces.OutsideTightLoops);

    /// <summary>Answers questions about code that is being written.</summary>
    internal LanguageService Language => new(_compiler.Draft);

    // beforeEnd is called when the code has ended, while outputs still count as the cell's.
    internal async Task<CellRun> ExecuteAsync(
        CellRequest cell, Action<CellOutput> onOutput, Action beforeEnd, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(onOutput);
        cancellation.ThrowIfCancellationRequested();
        _sink.Enter();
        if (OutputSink.OfProcess is not null)
            ConsoleRouter.Restore();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var watch = Stopwatch.StartNew();
        _sink.Begin(cell.Number, onOutput);
        _interruption?.Begin();
        try
        {
            var source = CellSource.Of(cell.Notebook, cell.Number, cell.Source);
            var outcome = await InterpretAsync(source, cell.Source);
            beforeEnd();
            if (outcome.Error is not { } error)
            {
                var status = outcome.PassedOver is null ? CellStatus.Succeeded : CellStatus.PassedOver;
                return new CellRun(status, watch.Elapsed, outcome.PassedOver);
            }

            _sink.ShowError(error);
            return new CellRun(CellStatus.Failed, watch.Elapsed, ValidText.Of(error.Message));
        }
        finally
        {
            _interruption?.End();
            _sink.End();
        }
    }

    private CellInterruption Hear(CellInterruption stop, PollPlaces polls)
    {
        _interruption = _chain.Interruption = stop;
        _compiler.Polls = polls;
        Scripting.Interrupt.OfferToLibraries();
        return stop;
    }

    private async Task<CellOutcome> InterpretAsync(CellSource source, string text)
    {
        try
        {
            return await _interpreter.RunAsync(source, text);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Not the cell's fault: the disk is full, or the compiler itself has failed.
            var name = Formatting.TypeNames.Of(e.GetType());
            return new CellOutcome(new ErrorOutput(name, $"{source.Name}: the kernel could not run it: {name}: {e.Message}", []));
        }
    }
}
