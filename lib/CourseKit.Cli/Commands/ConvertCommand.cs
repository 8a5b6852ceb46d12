using System.CommandLine;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Cli;

/// <summary><c>coursekit convert</c>.</summary>
internal static class ConvertCommand
{
    public static HelpedCommand Create(Terminal terminal, Engine engine)
    {
        var input = new Argument<string>("IN") { Description = "A notebook: .dib or .ipynb." };
        var output = new Argument<string>("OUT") { Description = "The file to write: .dib, .ipynb, .html or .cs." };
        var execute = new Option<bool>("--execute") { Description = "Run the notebook first, so that its outputs are written too." };
        var cell = Number.Seconds("--cell-timeout", "The longest a cell may take, in seconds. Without it, 300.");
        var whole = Number.Seconds("--timeout", "The longest the notebook may take, in seconds. Without it, 1800.");

        return new HelpedCommand("convert", "Turns a notebook into another format.",
            """
            Turns a notebook into another format, which the extension of OUT names.

            .dib holds cells only; .ipynb and .html show also the outputs that the notebook has. An .html file stands alone: it
            can be sent or printed; only what draws its formulas and makes its figures move comes from the network.
            A .cs file runs by itself with 'dotnet run -c Release OUT': prose is comments, figures are written beside it as HTML.
            OUT is replaced if it exists; IN is never changed.
            """)
        {
            Examples =
            [
                ("coursekit convert notebooks/01-loss-functions.dib 01.ipynb", "For Jupyter."),
                ("coursekit convert homework.ipynb homework.dib", "Back to the text format, without the outputs."),
                ("coursekit convert notebooks/01-loss-functions.dib 01.cs", "A program without any notebook."),
                ("coursekit convert notebooks/01-loss-functions.dib 01.html --execute", "One page with figures and results."),
            ],
            ExitCodes =
            [
                (ExitCode.Good, "OUT was written."),
                (ExitCode.Failed, "IN can't be read, OUT can't be written, or a cell failed (OUT then shows where)."),
                (ExitCode.Usage, "The command could not be carried out as written."),
            ],
        }
            .With(input)
            .With(output)
            .With("Options", execute, cell, whole)
            .Does((parsed, cancellation) =>
            {
                var limits = new RunOptions
                {
                    CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(cell) ?? 300),
                    NotebookTimeout = TimeSpan.FromSeconds(parsed.GetValue(whole) ?? 1800),
                    MemoryBytes = CourseRunOptions.DefaultMemory(1),
                };
                return RunAsync(
                    parsed.GetValue(input)!, parsed.GetValue(output)!, parsed.GetValue(execute) ? limits : null, terminal, engine, cancellation);
            });
    }

    // Executes the notebook if it is told within which limits.
    private static async Task<int> RunAsync(
        string input, string output, RunOptions? execute, Terminal terminal, Engine engine, CancellationToken cancellation)
    {
        NotebookConverter.Check(input, output, terminal.Folder);
        (input, output) = (Path.GetFullPath(input, terminal.Folder), Path.GetFullPath(output, terminal.Folder));
        var notebook = NotebookFile.Read(input);
        var code = ExitCode.Good;
        if (execute is not null)
        {
            var run = await new NotebookRunner(engine.Kernels, execute).RunAsync(notebook, null, cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            notebook = run.Notebook;
            foreach (var error in run.Errors)
                terminal.Error.WriteLine("coursekit: " + error);
            code = run.State == NotebookState.Succeeded ? ExitCode.Good : ExitCode.Failed;
        }

        NotebookConverter.Write(notebook, output);
        terminal.Out.WriteLine($"Wrote {terminal.Shown(output)} ({ResultLine.Count(notebook.Cells.Count, "cell")})");
        return code;
    }
}
