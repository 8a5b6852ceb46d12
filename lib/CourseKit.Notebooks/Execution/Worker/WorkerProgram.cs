using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CourseKit.Notebooks.Execution.Kernel;
using CourseKit.Notebooks.Execution.Kernel.Compilation;
using CourseKit.Notebooks.Execution.Kernel.Interaction;
using CourseKit.Notebooks.Execution.Kernel.Language;
using CourseKit.Notebooks.Execution.Kernel.Output;
using CourseKit.Notebooks.Execution.Worker.Protocol;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>The program of a kernel process: takes cells from its parent, runs them, reports, and ends with its parent.</summary>
internal static class WorkerProgram
{
    /// <summary>A recursion of some ten thousand levels is a fair exercise; the pool's threads would not carry it.</summary>
    private const int CellStack = 16 * 1024 * 1024;

    public static int Run()
    {
        var leads = ProcessGroup.TryLead();
        var streams = StandardStreams.Take();
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        // The compiler takes longest to get going: it begins before the parent has said a word.
        new Thread(Rehearse) { IsBackground = true, Name = "rehearsal" }.Start();
        using var cells = new BlockingCollection<ExecuteRequest>();
        var worker = new TaskCompletionSource<Listening>();
        using var typed = new BlockingCollection<LineRequest>();
        var ready = new TaskCompletionSource<Ready>();
        new Thread(() => Execute(cells, typed, worker, ready), CellStack) { IsBackground = true, Name = "cells" }.Start();

        using var requests = new StreamReader(streams.Requests, Encoding.UTF8);
        var events = new LineWriter<WorkerEvent>(streams.Events, ProtocolJson.Lines.WorkerEvent);
        if (Read(requests) is not StartRequest start)
            return 2;
        events.Write(new HelloEvent(ProtocolJson.Version, RuntimeInformation.FrameworkDescription, leads));
        if (start.Protocol != ProtocolJson.Version)
            return 2;

        // What was meant for this runtime is not meant for the programs that a cell starts.
        Environment.SetEnvironmentVariable(KernelProcess.HeapLimitVariable, null);
        Environment.SetEnvironmentVariable(KernelProcess.DiagnosticsVariable, null);
        worker.SetResult(new(start, events, streams.StrayOutput));
        while (true)
        {
            switch (Read(requests))
            {
                case ExecuteRequest request:
                    cells.Add(request);
                    break;
                case AskRequest question:
                    _ = ready.Task.ContinueWith(
                        r => Answer(r.Result, question, events), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                    break;
                case InterruptRequest:
                    _ = ready.Task.ContinueWith(
                        r => r.Result.Interruption?.Request(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                    break;
                case LineRequest line:
                    typed.Add(line);
                    break;
                case ExitRequest:
                    return 0;
                default:
                    // The parent is gone: so are we, whatever a cell is doing.
                    ProcessGroup.EndOwn(leads);
                    return 2;
            }
        }
    }

    private static void Execute(
        BlockingCollection<ExecuteRequest> cells, BlockingCollection<LineRequest> typed, TaskCompletionSource<Listening> parent,
        TaskCompletionSource<Ready> ready)
    {
        var kernel = new CSharpKernel();
        kernel.Prepare();

        var (start, events, strayOutput) = parent.Task.GetAwaiter().GetResult();
        kernel.Limit(start.OutputLimit, TimeSpan.FromSeconds(start.RestoreSeconds));
        kernel.FileRead = path => events.Write(new FileReadEvent(path));
        OutputSink.OfProcess = kernel.Sink;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => kernel.Sink.Flush();
        var stray = new StrayOutput(strayOutput, text => kernel.Sink.Write("stdout", text));
        stray.Start();
        ready.SetResult(new(kernel.Language, start.Interactive ? kernel.BeInteractive(ReadLine) : start.Stoppable ? kernel.BeStoppable() : null));
        foreach (var request in cells.GetConsumingEnumerable())
        {
            var cell = new CellRequest(request.Notebook, request.Number, request.Source);
            var run = kernel.ExecuteAsync(
                cell, output => events.Write(new OutputEvent(output)), stray.Drain, CancellationToken.None)
                .GetAwaiter().GetResult();
            using (var error = Console.OpenStandardError())
                error.Write(StrayOutput.EndMark);
            events.Write(new DoneEvent(request.Id, run.Status, run.Elapsed.TotalMilliseconds, run.Reason));
        }

        string? ReadLine(CancellationToken interruption)
        {
            // A line that came when its cell was already interrupted answers no later question.
            while (typed.TryTake(out _))
            {
            }

            events.Write(new WaitingEvent());
            return typed.Take(interruption).Text;
        }
    }

    private static void Answer(Ready kernel, AskRequest question, LineWriter<WorkerEvent> events)
    {
        Answer answer;
        try
        {
            answer = kernel.Language.Ask(question.Question, question.Code, question.Cursor);
        }
        catch (Exception)
        {
            // The compiler fails on some half-written code: then there is nothing to say about it.
            answer = new Answer();
        }

        events.Write(new AnswerEvent(question.Id, answer));
    }

    /// <summary>Does for nothing what the first cell will need, while others wait: its results would come no earlier, but
    /// the runtime has then loaded the code for them.</summary>
    private static void Rehearse()
    {
        try
        {
            SubmissionCompiler.Rehearse();
            var nowhere = new LineWriter<WorkerEvent>(Stream.Null, ProtocolJson.Lines.WorkerEvent);
            nowhere.Write(new OutputEvent(new StreamOutput("stdout", "text\n")));
            nowhere.Write(new OutputEvent(new DisplayOutput(Kernel.Formatting.ValueFormatter.Format(0.5, [], static _ => { }), IsResult: true)));
            nowhere.Write(new DoneEvent(0, CellStatus.Succeeded, 1, null));
        }
        catch (Exception)
        {
            // Whatever is wrong, the first cell meets it where it can be told.
        }
    }

    private static WorkerRequest? Read(StreamReader requests)
        => requests.ReadLine() is { } line ? JsonSerializer.Deserialize(line, ProtocolJson.Lines.WorkerRequest) : null;

    /// <summary>What is there once the kernel is made.</summary>
    private sealed record Ready(LanguageService Language, CellInterruption? Interruption);

    /// <summary>What is known once the parent has said how to work.</summary>
    private sealed record Listening(StartRequest Start, LineWriter<WorkerEvent> Events, Stream StrayOutput);
}
