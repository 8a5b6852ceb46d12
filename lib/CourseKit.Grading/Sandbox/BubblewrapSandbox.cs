using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Sandbox;

/// <summary>
/// Linux's namespaces by way of bubblewrap: no network, no home, a read-only system without programs, private temporary
/// folders and process ids, an empty environment, and limits on everything that can be used up.
/// </summary>
public sealed class BubblewrapSandbox : ISandbox
{
    private const string TryIt = "Then try again; --sandbox none grades without a fence, at your own risk.";

    /// <inheritdoc/>
    public string Name => "bubblewrap";

    /// <inheritdoc/>
    public async Task<string?> ProblemAsync(CancellationToken cancellation)
    {
        if (BubblewrapPrograms.Find(out var missing) is null)
            return $"{missing} {TryIt}";
        using var folder = ScratchFolder.Create("probe");
        try
        {
            using var workers = await PrepareAsync(new SandboxView(folder.FullName, [], []), new SandboxLimits(), cancellation);
            var kernel = await KernelProcess.StartAsync(workers.Options, cancellation);
            await kernel.EndAsync();
            return null;
        }
        catch (KernelDiedException e) when (!cancellation.IsCancellationRequested)
        {
            return $"The sandbox does not start: {e.Message}. {Advice(e.Message)} {TryIt}";
        }
    }

    /// <inheritdoc/>
    public Task<SandboxedWorkers> PrepareAsync(SandboxView view, SandboxLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(limits);
        var programs = BubblewrapPrograms.Find(out var missing) ?? throw new PlatformNotSupportedException(missing);
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException();
        var files = StagedFiles.Of(view, mustBePublic: programs.SetPriv is not null);
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = "/usr/bin",
            ["HOME"] = "/tmp",
            ["TMPDIR"] = "/tmp",
            ["LANG"] = "C.UTF-8",
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",

            // It maps its code through a file of 2 GB, which the limit on files forbids.
            ["DOTNET_EnableWriteXorExecute"] = "0",
        };

        if (DataInside(view, Environment.GetEnvironmentVariable(DataFolders.Variable)) is { } data)
            environment[DataFolders.Variable] = data;
        return Task.FromResult(new SandboxedWorkers(
            new KernelOptions
            {
                WorkingDirectory = "/",
                Launcher = new BubblewrapCommand(programs).Write(files, limits),
                DotnetPath = Path.Combine(files.DotnetRoot.Inside, "dotnet"),
                WorkerPath = $"{BubblewrapCommand.Engine}/{Path.GetFileName(typeof(KernelProcess).Assembly.Location)}",
                CleanEnvironment = true,
                Environment = environment,
                MemoryLimit = limits.HeapBytes,
                OutputLimit = limits.OutputCharacters,
                ByteLimit = limits.SentBytes,
            },
            files.Folder));
    }

    /// <summary>Where the data folder stands inside, which may lie elsewhere than above the notebook.</summary>
    /// <param name="view">What is shown.</param>
    /// <param name="named">The folder as <see cref="DataFolders.Variable"/> names it.</param>
    /// <returns>Null if none is named, or it is not shown: its name would tell of our folders.</returns>
    internal static string? DataInside(SandboxView view, string? named)
        => named is { Length: > 0 } && Path.GetFullPath(named, view.NotebookFolder) is var data && view.Folders.Contains(data)
            ? new SandboxPaths(view).Inside(data)
            : null;

    private static string Advice(string message)
        => message.Contains("namespace", StringComparison.OrdinalIgnoreCase) || message.Contains("uid map", StringComparison.OrdinalIgnoreCase)
            ? "User namespaces are off here. On a machine of yours: sysctl kernel.unprivileged_userns_clone=1 "
                + "(Ubuntu: kernel.apparmor_restrict_unprivileged_userns=0); in a container: let it make them "
                + "(Docker: --security-opt seccomp=unconfined --security-opt systempaths=unconfined)."
            : message.Contains("/proc", StringComparison.Ordinal)
                ? "In a container, let it mount /proc (Docker: --security-opt systempaths=unconfined)."
                : "Linux 5.14 or later is needed, and bubblewrap 0.4 or later.";
}
