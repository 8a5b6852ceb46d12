using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Kernel;
using CourseKit.Notebooks.Execution.Kernel.Packages;

namespace CourseKit.Notebooks.Tests.Execution.Kernel;

/// <summary>A kernel in this process, with a folder of its own, and what its last cell has shown.</summary>
internal sealed class KernelHarness : IDisposable
{
    private readonly List<CellRequest> _cells = [];

    public KernelHarness(Func<CSharpKernelOptions, CSharpKernelOptions>? configure = null)
    {
        Folder = Directory.CreateTempSubdirectory("coursekit-kernel-").FullName;
        var options = new CSharpKernelOptions { WorkingDirectory = Folder, PackageCache = Cache };
        Kernel = new CSharpKernel(configure?.Invoke(options) ?? options) { FileRead = FilesRead.Add };
    }

    public CSharpKernel Kernel { get; }

    public string Folder { get; }

    public RestoreCache Cache => new(Path.Combine(Folder, ".cache"));

    public List<string> FilesRead { get; } = [];

    public IReadOnlyList<CellOutput> Outputs { get; private set; } = [];

    public string Stdout => string.Concat(Outputs.OfType<StreamOutput>().Where(s => s.Name == "stdout").Select(s => s.Text));

    public string Stderr => string.Concat(Outputs.OfType<StreamOutput>().Where(s => s.Name == "stderr").Select(s => s.Text));

    public IReadOnlyList<DisplayOutput> Displays => [.. Outputs.OfType<DisplayOutput>()];

    public string? Result => Displays.SingleOrDefault(d => d.IsResult)?.Data[MimeTypes.Text];

    public ErrorOutput Error => Outputs[^1].ShouldBeOfType<ErrorOutput>();

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<CellRun> RunAsync(string source)
    {
        var outputs = new OutputList();
        _cells.Add(new CellRequest("a.dib", _cells.Count + 1, source));
        var run = await Kernel.ExecuteAsync(_cells[^1], outputs.Add, CancellationToken.None);
        Outputs = outputs.ToList();
        return run;
    }

    /// <summary>Runs cells of which each must succeed.</summary>
    public async Task<KernelHarness> AfterAsync(params string[] sources)
    {
        foreach (var source in sources)
        {
            var run = await RunAsync(source);
            run.Status.ShouldBe(CellStatus.Succeeded, run.Reason);
        }

        return this;
    }

    /// <summary>Runs a cell that must fail.</summary>
    public async Task<ErrorOutput> FailAsync(string source)
    {
        var run = await RunAsync(source);
        run.Status.ShouldBe(CellStatus.Failed);
        run.Reason.ShouldBe(Error.Message);
        return Error;
    }

    // The test runner knows nothing of asynchronous disposal, and this kernel's has nothing to wait for.
    public void Dispose()
    {
        Kernel.DisposeAsync().AsTask().GetAwaiter().GetResult();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows())
        {
            // A library that a cell has loaded stays open there as long as this process.
        }
    }
}
