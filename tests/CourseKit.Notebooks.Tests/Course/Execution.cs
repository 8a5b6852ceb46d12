using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Kernel;

namespace CourseKit.Notebooks.Tests.Course;

/// <summary>Runs cells of a course notebook one after another in a kernel of this process.</summary>
internal sealed class Execution(string notebook) : IAsyncDisposable
{
    private readonly CSharpKernel _kernel = new(new CSharpKernelOptions { WorkingDirectory = CourseFiles.Notebooks });
    private int _number;

    /// <summary>Runs one cell.</summary>
    /// <returns>The cell with its outputs and how it went.</returns>
    public async Task<Cell> RunAsync(Cell cell)
    {
        _number++;
        if (cell.Language != Languages.CSharp || cell.Source.StartsWith("// requires:", StringComparison.Ordinal))
            return cell;
        var outputs = new OutputList();
        var run = await _kernel.ExecuteAsync(new CellRequest(notebook, _number, cell.Source), outputs.Add, CancellationToken.None);
        return cell with { Outputs = outputs.ToList(), Run = run };
    }

    /// <summary>Runs C# code and asserts that it succeeds.</summary>
    /// <returns>All that it has shown, as text.</returns>
    public async Task<string> ShowAsync(string source)
    {
        var cell = await RunAsync(new Cell(Languages.CSharp, source));
        cell.Run!.Status.ShouldBe(CellStatus.Succeeded, $"{cell.Run.Reason}\n{source}");
        return TextOf(cell);
    }

    /// <summary>The text of all outputs of a cell, joined.</summary>
    public static string TextOf(Cell cell)
        => string.Join("\n", cell.Outputs.Select(output => output switch
        {
            StreamOutput stream => stream.Text,
            DisplayOutput display => string.Join("\n", display.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)),
            ErrorOutput error => error.Message,
            _ => "",
        }));

    public ValueTask DisposeAsync() => _kernel.DisposeAsync();
}
