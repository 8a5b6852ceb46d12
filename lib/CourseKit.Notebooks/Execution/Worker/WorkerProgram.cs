using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CourseKit.Notebooks.Execution.Kernel;
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

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var kernel = new CSharpKernel(new CSharpKernelOptions
        {
            OutputLimit = start.OutputLimit,
            RestoreTimeout = TimeSpan.FromSeconds(start.RestoreSeconds),
        })
        {
            FileRead = path => events.Write(new FileReadEvent(path)),
        };
        OutputSink.OfProcess = kernel.Sink;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => kernel.Sink.Flush();
        var stray = new StrayOutput(streams.StrayOutput, text => kernel.Sink.Write("stdout", text));
        stray.Start();

        using var cells = new BlockingCollection<ExecuteRequest>();
        new Thread(() => Execute(cells, kernel, events, stray), CellStack) { IsBackground = true, Name = "cells" }.Start();
        while (true)
        {
            switch (Read(requests))
            {
                case ExecuteRequest request:
                    cells.Add(request);
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
        BlockingCollection<ExecuteRequest> cells, CSharpKernel kernel, LineWriter<WorkerEvent> events, StrayOutput stray)
    {
        kernel.Prepare();
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
    }

    private static WorkerRequest? Read(StreamReader requests)
        => requests.ReadLine() is { } line ? JsonSerializer.Deserialize(line, ProtocolJson.Lines.WorkerRequest) : null;
}
