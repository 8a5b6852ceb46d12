using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>Starts a worker, directly or through a launcher.</summary>
internal static class WorkerStart
{
    // A launcher may ask the system to end it with its parent, and Linux takes the thread that started it for that: so
    // one that lives as long as we do, not one of the pool.
    private static readonly Lazy<BlockingCollection<Task<Process>>> Starts = new(BeginStarting);

    /// <summary>Starts the worker's process.</summary>
    /// <exception cref="KernelDiedException">There is no such program.</exception>
    public static async Task<Process> StartAsync(KernelOptions options)
    {
        var info = Info(options);
        try
        {
            if (options.Launcher.Count == 0)
                return Process.Start(info)!;
            var start = new Task<Process>(() => Process.Start(info)!);
            Starts.Value.Add(start);
            return await start;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new KernelDiedException($"the kernel process could not be started with '{info.FileName}': {e.Message}", KernelDeath.Crashed);
        }
    }

    private static BlockingCollection<Task<Process>> BeginStarting()
    {
        var starts = new BlockingCollection<Task<Process>>();
        new Thread(() =>
        {
            foreach (var start in starts.GetConsumingEnumerable())
                start.RunSynchronously();
        })
        { IsBackground = true, Name = "launcher" }.Start();
        return starts;
    }

    private static ProcessStartInfo Info(KernelOptions options)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var dotnet = options.DotnetPath ?? DotnetHost.Path;
        string[] command =
        [
            .. options.Launcher, dotnet, "exec", options.WorkerPath ?? typeof(KernelProcess).Assembly.Location, "kernel",
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = options.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        if (options.CleanEnvironment)
            start.Environment.Clear();

        // Without this a worker that is killed leaves its debugger's socket in the temporary folder.
        start.Environment[KernelProcess.DiagnosticsVariable] = "0";
        start.Environment["DOTNET_HOST_PATH"] = dotnet;
        if (options.MemoryLimit is { } bytes)
            start.Environment[KernelProcess.HeapLimitVariable] = bytes.ToString("X", CultureInfo.InvariantCulture);
        foreach (var (name, value) in options.Environment)
            start.Environment[name] = value;
        return start;
    }
}
