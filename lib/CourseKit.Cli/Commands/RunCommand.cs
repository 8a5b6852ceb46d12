using System.CommandLine;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Cli;

/// <summary><c>coursekit run</c>.</summary>
internal static class RunCommand
{
    public static HelpedCommand Create(Terminal terminal, Engine engine)
    {
        var paths = new Argument<string[]>("PATHS")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Notebooks (.dib, .ipynb), or folders of notebooks. Without any, the folder 'notebooks' of the "
                + "course; you may be in any of its folders.",
        };
        var output = new Option<string?>("--out", "-o")
        {
            HelpName = "DIR",
            Description = "The folder for the pages. Without it, 'site' beside 'notebooks'.",
        };
        var force = new Option<bool>("--force") { Description = "Execute also what is up to date." };
        var jobs = Number.Whole("--jobs", "N", 1, "How many notebooks run side by side. Without it, one for each core.", "-j");
        var cell = Number.Seconds("--cell-timeout", "The longest a cell may take, in seconds. Without it, 300.");
        var whole = Number.Seconds("--timeout", "The longest a notebook may take, in seconds. Without it, 1800.");
        var memory = Number.Whole("--memory", "MB", 64,
            "The most memory a notebook may use. Without it, half of the machine's shared among the jobs, between 1024 and 4096.");
        var goOn = new Option<bool>("--continue-on-error")
        {
            Description = "Go on with the next cell after one that fails. If the failing cell ended its process, a fresh one goes on.",
        };
        var failFast = new Option<bool>("--fail-fast")
        {
            Description = "After the first notebook that fails stop those that run and start no other.",
        };

        return new HelpedCommand("run", "Executes notebooks and writes them as a site.",
            """
            Executes notebooks, each in a process of its own, and writes an index, one page and one executed .ipynb for each.

            A page is written as soon as its notebook is done. A notebook is not executed again while its text, the libraries and
            files it brings in, the data folder and coursekit itself are what they were at its last good run.
            Exercises are counted: right, not right, not done yet; those that are not right are named, and are no failure.
            Ctrl-C keeps what is finished; Ctrl-C once more ends at once.
            """)
        {
            Examples =
            [
                ("coursekit run", "Runs the course."),
                ("coursekit run notebooks/01-loss-functions.dib --force", "Runs one notebook again, whatever has changed."),
                ("coursekit run homework --out /tmp/pages --jobs 1 --cell-timeout 30",
                    "Runs the notebooks of a folder one after the other, at most 30 seconds a cell, into another folder."),
            ],
            ExitCodes =
            [
                (ExitCode.Good, "Every notebook went well or was up to date, whether or not its exercises are right."),
                (ExitCode.Failed, "A notebook failed; its page says where and why."),
                (ExitCode.Usage, "The command could not be carried out as written."),
                (ExitCode.Interrupted, "Stopped by Ctrl-C; finished pages are kept."),
            ],
        }
            .With(paths)
            .With("What and where", output, force)
            .With("Limits", jobs, cell, whole, memory)
            .With("When a cell fails", goOn, failFast)
            .Does(async (parsed, cancellation) =>
            {
                var count = parsed.GetValue(jobs) ?? Environment.ProcessorCount;
                var request = new RunRequest(
                    parsed.GetValue(paths) ?? [],
                    parsed.GetValue(output),
                    new CourseRunOptions
                    {
                        Jobs = count,
                        Force = parsed.GetValue(force),
                        FailFast = parsed.GetValue(failFast),
                        Notebook = new RunOptions
                        {
                            CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(cell) ?? 300),
                            NotebookTimeout = TimeSpan.FromSeconds(parsed.GetValue(whole) ?? 1800),
                            MemoryBytes = parsed.GetValue(memory) is { } mb ? mb * (1L << 20) : CourseRunOptions.DefaultMemory(count),
                            ContinueOnError = parsed.GetValue(goOn),
                        },
                    });
                return await RunAsync(request, terminal, engine, cancellation).ConfigureAwait(false);
            });
    }

    private static async Task<int> RunAsync(RunRequest request, Terminal terminal, Engine engine, CancellationToken cancellation)
    {
        var root = CourseRoot.Find(terminal.Folder);
        if (request.Paths.Count == 0 && root is null)
        {
            throw new UsageException(
                "there is no folder 'notebooks' here or above; go to the course's folder, or name the notebooks to run");
        }

        var files = CourseFiles.Find(
            request.Paths.Count > 0 ? request.Paths : [Path.Combine(root!, "notebooks")], terminal.Folder);
        var folder = Path.GetFullPath(request.Output ?? Path.Combine(root ?? terminal.Folder, "site"), terminal.Folder);
        var site = engine.Site(folder, root ?? terminal.Folder);
        var runner = engine.CreateRunner(site, request.Options);
        var run = await RunDisplay.ShowAsync(terminal, files, onEvent => runner.RunAsync(files, onEvent, cancellation))
            .ConfigureAwait(false);
        new RunSummary(terminal).Write(run, folder);
        return run.Interrupted ? ExitCode.Interrupted : run.AllWell ? ExitCode.Good : ExitCode.Failed;
    }

    private sealed record RunRequest(IReadOnlyList<string> Paths, string? Output, CourseRunOptions Options);
}
