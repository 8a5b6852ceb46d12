using CourseKit.Notebooks.Execution.Kernel.Errors;
using CourseKit.Notebooks.Execution.Kernel.Formatting;
using CourseKit.Notebooks.Execution.Kernel.Interaction;
using CourseKit.Notebooks.Execution.Kernel.Output;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Execution.Kernel.Compilation;

/// <summary>Compiles and runs cells, each on the state that the ones before have left.</summary>
internal sealed class SubmissionChain(SubmissionCompiler compiler, CellPlaces places, OutputSink sink)
{
    // The compiler's convention: each submission object stands at its number, the first at 1.
    private object?[] _states = new object?[16];
    private int _next = 1;

    /// <summary>What can stop a cell; null where none can be stopped.</summary>
    public CellInterruption? Interruption { get; set; }

    /// <summary>Does at once what the first cell would have to wait for.</summary>
    public void Prepare() => compiler.Compile("preparation", "Math.Abs(1);", [], out _)!.RunAsync(_states).GetAwaiter().GetResult();

    /// <summary>Runs code and shows its value.</summary>
    /// <param name="source">The cell as the reader sees it.</param>
    /// <param name="code">What to compile of it.</param>
    /// <param name="references">References that come with it.</param>
    /// <param name="onCompiled">Called when the code has compiled, before it runs.</param>
    /// <returns>What went wrong; null if nothing.</returns>
    public async Task<ErrorOutput?> RunAsync(
        CellSource source, string code, IReadOnlyList<MetadataReference> references, Action onCompiled)
    {
        var submission = compiler.Compile(places.Add(source), code, references, out var failure);
        if (submission is null)
            return CompileErrorReport.Of(failure!, places, source);
        onCompiled();
        if (_next + 1 >= _states.Length)
            Array.Resize(ref _states, 2 * _states.Length);
        try
        {
            await (Interruption is { } stop
                ? stop.RunAsync(() => RunAndShowAsync(submission))
                : RunAndShowAsync(submission));
            return null;
        }
        catch (Exception e) when (Interruption is { IsRequested: true, LeavesBehind: false })
        {
            return ExceptionReport.OfStopped(e, places, source);
        }
        catch (Exception e) when (Interruption is { IsRequested: true })
        {
            return new ErrorOutput("Interrupted", $"{source.Name}: interrupted; what it had assigned is kept{Aftermath(e)}", []);
        }
        catch (Exception exception)
        {
            return ExceptionReport.Of(exception, places, source);
        }
        finally
        {
            // A cell without variables and functions takes no place among the states.
            if (_states[_next] is not null)
                _next++;
        }
    }

    private static string Aftermath(Exception e)
        => e is LeftBehindException ? " (a call into a library still computes and ends by itself, or with a restart)" : "";

    private async Task<bool> RunAndShowAsync(Submission submission)
    {
        var result = await submission.RunAsync(_states);
        if (result is not null || submission.EndsInValue())
        {
            var forms = ValueFormatter.Format(result, [], sink);
            Scripting.Interrupt.Poll();
            sink.Show(new DisplayOutput(forms, IsResult: true));
        }

        return true;
    }
}
