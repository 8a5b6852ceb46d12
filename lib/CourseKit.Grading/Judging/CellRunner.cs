using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Results;
using CourseKit.Grading.Sandbox;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Judging;

/// <summary>Executes one cell in a process that nobody trusts, and takes from it only what the judge may know.</summary>
internal static partial class CellRunner
{
    // Some characters go with what a cell shows beside its text; so near the limit a result may have been cut off.
    private const double NearlyAll = 0.9;

    // Seconds; what is taken from a shorter cell is not worth reading /proc for.
    private const double WorthALook = 0.5;

    /// <summary>Executes a cell.</summary>
    /// <param name="kernel">The process.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="source">Its code, as it is to be run.</param>
    /// <param name="limit">How long it may run.</param>
    /// <param name="limits">What the process may use.</param>
    /// <param name="cancellation">Gives up the whole submission.</param>
    public static async Task<CellEnd> RunAsync(
        KernelProcess kernel, RecoveredCell cell, string source, TimeSpan limit, SandboxLimits limits, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var over = new CancellationTokenSource();
        var lost = new LostTime(kernel.ProcessId);
        var results = new List<string>();
        ErrorOutput? error = null;
        var shown = 0L;
        var watch = Stopwatch.StartNew();
        var timing = StopWhenDueAsync(lost, limit, stop, over.Token);
        try
        {
            var run = await kernel.ExecuteAsync(new CellRequest("notebook", cell.Number, source), Receive, stop.Token);
            var fate = FateOf(run, error);
            if (fate is null && results.Count == 0 && shown > NearlyAll * limits.OutputCharacters)
                fate = Verdict.TooMuchOutput;
            return new CellEnd(fate, HasDied: false, Detail(cell, fate, error), results, Seconds());
        }
        catch (KernelDiedException death)
        {
            cancellation.ThrowIfCancellationRequested();
            return Dead(death.Cause switch
            {
                KernelDeath.Killed or KernelDeath.ProcessorTime => Verdict.TimedOut,
                KernelDeath.OutOfMemory => Verdict.OutOfMemory,
                KernelDeath.Flooded => Verdict.TooMuchOutput,
                KernelDeath.Garbled => Verdict.Tampered,
                _ => Verdict.Crashed,
            }, death.Cause == KernelDeath.StackOverflow ? "The stack overflowed: a recursion without end." : null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time was up before the cell began.
            return Dead(Verdict.TimedOut, null);
        }
        finally
        {
            await over.CancelAsync();
            await timing;
        }

        void Receive(CellOutput output)
        {
            switch (output)
            {
                case DisplayOutput { Data: not null } display:
                    shown += display.Data.Sum(form => form.Value?.Length ?? 0);
                    if (results.Count < 2 && display.Data.TryGetValue(ObservedCheck.MimeType, out var result))
                        results.Add(result ?? "");
                    break;
                case StreamOutput { Text: not null } stream:
                    shown += stream.Text.Length;
                    break;
                case ErrorOutput fault:
                    error ??= fault;
                    break;
            }
        }

        CellEnd Dead(Verdict fate, string? detail) => new(fate, HasDied: true, detail, [], Seconds());

        // Without what the machine took: many cells that it held up would else use up the time of the whole submission.
        double Seconds()
        {
            var passed = watch.Elapsed.TotalSeconds;
            return passed < WorthALook ? passed : Math.Clamp(passed - lost.Since(limit).TotalSeconds, 0, limit.TotalSeconds);
        }
    }

    private static async Task StopWhenDueAsync(LostTime lost, TimeSpan limit, CancellationTokenSource stop, CancellationToken over)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            for (var due = limit; due > watch.Elapsed; due = limit + lost.Since(limit))
                await Task.Delay(due - watch.Elapsed, over);
            await stop.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The cell has ended in time.
        }
    }

    private static Verdict? FateOf(CellRun run, ErrorOutput? error)
    {
        if (run.Status == CellStatus.Succeeded)
            return null;
        var name = error?.Name ?? "";
        if (CompilerCode().IsMatch(name))
            return Verdict.DoesNotCompile;
        return name[(name.LastIndexOf('.') + 1)..] switch
        {
            nameof(NotImplementedException) => Verdict.NotDone,
            nameof(OutOfMemoryException) => Verdict.OutOfMemory,
            _ => Verdict.Failed,
        };
    }

    // Where an answer does not compile, its author may know which error on which line. Nothing else of a process's words
    // goes further, and these are numbers within narrow bounds.
    internal static string? Detail(RecoveredCell cell, Verdict? fate, ErrorOutput? error)
    {
        if (fate != Verdict.DoesNotCompile || !cell.IsStudents || error?.Message is not { } message)
            return null;
        var lines = cell.Source.AsSpan().Count('\n') + 1;
        var place = Line().Match(message) is { Success: true } match
            && int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var line) && line >= 1 && line <= lines
            ? FormattableString.Invariant($", line {line}") : "";
        return $"The answer does not compile: {error.Name}{place} of its cell.";
    }

    [GeneratedRegex(@"\ACS\d{4}\z", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex CompilerCode();

    [GeneratedRegex(@"\A[^:]{0,100}, line (?<line>\d{1,5}):", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Line();
}
