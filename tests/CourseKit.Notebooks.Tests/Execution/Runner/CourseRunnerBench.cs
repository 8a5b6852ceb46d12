using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

/// <summary>A course of made-up notebooks, kernels and a site, for the runner.</summary>
public abstract class CourseRunnerBench : IDisposable
{
    protected CourseRunnerBench()
    {
        File.WriteAllText(Path.Combine(Root, "Course.sln"), "");
        Directory.CreateDirectory(Path.Combine(Root, "notebooks"));
        Site = new FakeSite(Directory.CreateDirectory(Path.Combine(Root, "site")).FullName);
    }

    private protected string Root { get; } = Directory.CreateTempSubdirectory("coursekit-").FullName;

    private protected FakeKernels Kernels { get; } = new();

    private protected FakeSite Site { get; }

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static Notebook Read(string path)
    {
        var text = File.ReadAllText(path);
        return text == "unreadable"
            ? throw new NotebookFormatException(Path.GetFileName(path), null, 1, "not a notebook")
            : new Notebook([.. text.Split('|').Select(source => new Cell(Languages.CSharp, source))]) { FilePath = path };
    }

    private protected void Write(string name, params string[] cells)
        => File.WriteAllText(Path.Combine(Root, "notebooks", name + ".fake"), string.Join('|', cells));

    private protected void WriteWithLibraryAndData()
    {
        foreach (var (path, text) in new[]
        {
            ("lib/used.cs", "#load \"deeper.cs\"\nint x;"), ("lib/deeper.cs", "int y;"), ("lib/unused.cs", "int z;"),
            ("lib/bin/library.dll", "MZ1"), ("lib/bin/dependency.dll", "MZ2"), ("README.md", "text"),
            ("data/digits/train.bin", "0123"), ("notebooks/data/small.csv", "a,b"),
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
            File.WriteAllText(Path.Combine(Root, path), text);
        }

        Write("01-a", "#r \"../lib/bin/library.dll\"\n#r \"nuget: Some.Package, 1.0\"\n#load \"../lib/used.cs\"\nx ");
    }

    private protected Task<CourseRun> Run(
        CourseRunOptions? options = null, string engine = "this", string? only = null, Action<CourseEvent>? onEvent = null,
        CancellationToken cancellation = default)
    {
        var files = Directory.GetFiles(Path.Combine(Root, "notebooks"), (only ?? "*") + ".fake").Order(StringComparer.Ordinal).ToList();
        return new CourseRunner(Kernels.Start, Site, Read, options ?? new()) { Engine = engine }
            .RunAsync(files, onEvent, cancellation);
    }
}
