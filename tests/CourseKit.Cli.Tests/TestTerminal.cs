using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Cli.Tests;

/// <summary>A course in a temporary folder, and command lines called in it.</summary>
internal sealed class TestTerminal : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public TestTerminal()
    {
        Root = Directory.CreateTempSubdirectory("coursekit-").FullName;
        Folder = Root;
        Engine = new()
        {
            Kernels = (_, _) => Task.FromResult<IKernel>(new FakeKernel(Stop)),
            Site = (folder, course) => new PlainSite(folder, CourseRoot.Title(course)),
        };
        Write("Course.sln", "");
    }

    public string Root { get; }

    public string Folder { get; set; }

    public int Width { get; init; } = 100;

    /// <summary>Whether a person watches.</summary>
    public bool Interactive { get; set; }

    public Engine Engine { get; init; }

    /// <summary>Cancelled by a cell <c>stop</c>, which then waits.</summary>
    public CancellationTokenSource Stop { get; } = new();

    public string Out => _output.ToString();

    public string Error => _error.ToString();

    public string Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public void WriteNotebook(string path, params string[] cells)
        => Write(path, "#!markdown\n\n# Title\n\n" + string.Join('\n', cells.Select(cell => $"#!csharp\n\n{cell}\n")));

    public Task<int> Call(params string[] arguments)
    {
        var terminal = new Terminal { Out = _output, Error = _error, Folder = Folder, Width = Width, Interactive = Interactive };
        return CourseKitCommand.RunAsync(arguments, terminal, Engine, Stop.Token);
    }

    public void Dispose()
    {
        Stop.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    /// <summary>Does what the cell's first word says.</summary>
    private sealed class FakeKernel(CancellationTokenSource stop) : IKernel
    {
        public async Task<CellRun> ExecuteAsync(CellRequest cell, Action<CellOutput> onOutput, CancellationToken cancellation)
        {
            switch (cell.Source.Split(' ')[0])
            {
                case "throw":
                    var message = $"{cell.Notebook}, cell {cell.Number}, line 1: Exception: no";
                    onOutput(new ErrorOutput("Exception", message, []));
                    return new(CellStatus.Failed, TimeSpan.Zero, message);
                case "pass":
                    return new(CellStatus.PassedOver, TimeSpan.Zero, "Some.Package can't be had");
                case "stop":
                    await stop.CancelAsync();
                    await Task.Delay(Timeout.Infinite, cancellation);
                    break;
                case "hang":
                    await Task.Delay(Timeout.Infinite, cancellation);
                    break;
                case "check":
                    onOutput(Checked(cell.Source.Split(' ')));
                    break;
                case "print":
                    onOutput(new StreamOutput("stdout", "printed"));
                    break;
            }

            return new(CellStatus.Succeeded, TimeSpan.Zero);
        }

        public ValueTask DisposeAsync() => default;

        // "check ID VERDICT": what a check with one case shows.
        private static DisplayOutput Checked(string[] words) => new(new Dictionary<string, string>
        {
            [MimeTypes.Check] = "{\"schema\":1,\"id\":\"" + words[1] + "\",\"title\":\"T\",\"passed\":" + (words[2] == "right" ? "true" : "false")
                + ",\"notDone\":" + (words[2] == "notDone" ? "true" : "false") + ",\"cases\":[{\"name\":\"a\",\"verdict\":\"" + words[2] + "\"}]}",
        });
    }

    /// <summary>Pages of one line, without the scripts that a real site brings along.</summary>
    private sealed class PlainSite(string folder, string title) : ICourseSite
    {
        public string Folder { get; } = Directory.CreateDirectory(folder).FullName;

        public string Form => title;

        public Task<string?> PrepareAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

        public void WritePage(Notebook executed, CourseEntry entry, IReadOnlyList<CourseEntry> course)
        {
            foreach (var file in FilesOf(entry.Name))
                File.WriteAllText(file, entry.State.ToString());
        }

        public void WriteIndex(IReadOnlyList<CourseEntry> course)
            => File.WriteAllText(Path.Combine(Folder, "index.html"), title + string.Concat(course.Select(entry => "\n" + entry.Name)));

        public IReadOnlyList<string> FilesOf(string name) => [Path.Combine(Folder, name + ".html"), Path.Combine(Folder, name + ".ipynb")];

        public Notebook? ReadExecuted(CourseEntry entry) => null;
    }
}
