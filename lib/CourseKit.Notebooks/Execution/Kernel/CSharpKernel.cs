using System.Diagnostics;
using System.Globalization;
using CourseKit.Notebooks.Execution.Kernel.Compilation;
using CourseKit.Notebooks.Execution.Kernel.Errors;
using CourseKit.Notebooks.Execution.Kernel.Formatting;
using CourseKit.Notebooks.Execution.Kernel.Output;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Execution.Kernel;

/// <summary>
/// Runs C# cells in this process. A cell that never ends can't be stopped and one that ends the process ends the
/// caller too: <see cref="Worker.KernelProcess"/> is the kernel for code that nobody has read.
/// </summary>
public sealed class CSharpKernel : IKernel
{
    private readonly CSharpKernelOptions options;
    private readonly OutputSink sink;
    private readonly CellPlaces places = new();
    private readonly NotebookLoadContext loader = new();
    private readonly ReferenceResolver references;
    private readonly SubmissionCompiler compiler;
    private object?[] stateArray = new object?[16];
    private int stateCount = 1;

    /// <summary>A kernel in its first state.</summary>
    /// <param name="options">How it runs; null for the defaults.</param>
    public CSharpKernel(CSharpKernelOptions? options = null)
    {
        this.options = options ?? new CSharpKernelOptions();
        sink = new OutputSink(this.options.OutputLimit);
        references = new ReferenceResolver(this.options.WorkingDirectory, loader, Read);
        compiler = new SubmissionCompiler(references, new LoadedScriptResolver(this.options.WorkingDirectory, ReadScript), loader);
        ConsoleRouter.Install();
    }

    /// <summary>Called for each file that a cell reads through a directive, with its full path; a file may come twice.</summary>
    public Action<string>? FileRead { get; set; }

    internal OutputSink Sink => sink;

    /// <inheritdoc/>
    public Task<CellRun> ExecuteAsync(CellRequest cell, Action<CellOutput> onOutput, CancellationToken cancellation)
        => ExecuteAsync(cell, onOutput, static () => { }, cancellation);

    /// <summary>Does at once what the first cell would have to wait for.</summary>
    internal void Prepare() => compiler.Compile("prepare", "", [], out _);

    // beforeEnd is called when the code has ended, while outputs still count as the cell's.
    internal async Task<CellRun> ExecuteAsync(
        CellRequest cell, Action<CellOutput> onOutput, Action beforeEnd, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(onOutput);
        cancellation.ThrowIfCancellationRequested();
        sink.Enter();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var watch = Stopwatch.StartNew();
        sink.Begin(cell.Number, onOutput);
        try
        {
            var source = CellSource.Of(cell.Notebook, cell.Number, cell.Source);
            var error = await RunAsync(source, cell.Source, []);
            beforeEnd();
            if (error is not null)
            {
                sink.Show(error);
                return new CellRun(CellStatus.Failed, watch.Elapsed, error.Message);
            }

            return new CellRun(CellStatus.Succeeded, watch.Elapsed);
        }
        finally
        {
            sink.End();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        sink.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ErrorOutput?> RunAsync(CellSource source, string code, IEnumerable<MetadataReference> added)
    {
        var submission = compiler.Compile(places.Add(source), code, added, out var errors);
        if (submission is null)
            return CompileErrorReport.Of(errors, places, source);
        try
        {
            if (stateCount + 1 >= stateArray.Length)
                Array.Resize(ref stateArray, 2 * stateArray.Length);
            var running = submission.RunAsync(stateArray);
            // A cell without variables and functions takes no place among the states.
            if (stateArray[stateCount] is not null)
                stateCount++;
            var result = await running;
            if (result is not null || submission.EndsInValue())
                sink.Show(new DisplayOutput(ValueFormatter.Format(result, [], sink), IsResult: true));
            return null;
        }
        catch (Exception exception)
        {
            return ExceptionReport.Of(exception, places, source);
        }
    }

    private void Read(string path) => FileRead?.Invoke(path);

    private void ReadScript(string path)
    {
        places.AddFile(path);
        Read(path);
    }
}
