using CourseKit.Notebooks;

namespace CourseKit.Cli.Tests.Commands;

public sealed class ConvertCommandTests : IDisposable
{
    private readonly TestTerminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Theory]
    [InlineData("", "b.html")]
    [InlineData("a.dib", " ")]
    public async Task An_empty_path_is_told_as_that(string from, string to)
    {
        _terminal.WriteNotebook("a.dib", "1");
        (await _terminal.Call("convert", from, to)).ShouldBe(2);
        _terminal.Error.Trim().ShouldBe("coursekit: a path is empty: name the notebook and the file to write");
    }

    [Fact]
    public async Task A_notebook_goes_to_jupyter_and_back()
    {
        _terminal.WriteNotebook("a.dib", "var x = 1;\nx", "x + 1");
        (await _terminal.Call("convert", "a.dib", "b.ipynb")).ShouldBe(0);
        (await _terminal.Call("convert", "b.ipynb", "c.dib")).ShouldBe(0);

        var cells = NotebookFile.Read(Path.Combine(_terminal.Root, "c.dib")).Cells;
        cells.Select(cell => (cell.Language, cell.Source)).ShouldBe(
            NotebookFile.Read(Path.Combine(_terminal.Root, "a.dib")).Cells.Select(cell => (cell.Language, cell.Source)));
        _terminal.Out.ReplaceLineEndings("\n").ShouldBe("Wrote b.ipynb (3 cells)\nWrote c.dib (3 cells)\n");
    }

    [Fact]
    public async Task Execute_writes_the_outputs_too()
    {
        _terminal.WriteNotebook("a.dib", "print");
        (await _terminal.Call("convert", "a.dib", "b.html", "--execute")).ShouldBe(0);
        File.ReadAllText(Path.Combine(_terminal.Root, "b.html")).ShouldContain("printed");
    }

    [Fact]
    public async Task A_failing_cell_is_reported_and_the_output_written_all_the_same()
    {
        _terminal.WriteNotebook("a.dib", "throw");
        (await _terminal.Call("convert", "a.dib", "b.html", "--execute")).ShouldBe(1);
        _terminal.Error.Trim().ShouldBe("coursekit: a.dib, cell 2, line 1 (line 7 of the file): Exception: no");
        File.Exists(Path.Combine(_terminal.Root, "b.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_cell_over_the_limit_that_was_given_is_stopped()
    {
        _terminal.WriteNotebook("a.dib", "hang");
        (await _terminal.Call("convert", "a.dib", "b.html", "--execute", "--cell-timeout", "0.05")).ShouldBe(1);
        _terminal.Error.ShouldContain("stopped after 0.05 s (the limit for a cell; a higher one: --cell-timeout 0.1)");
    }

    [Fact]
    public async Task A_link_to_the_notebook_is_the_notebook()
    {
        _terminal.WriteNotebook("a.dib", "1");
        var text = File.ReadAllText(Path.Combine(_terminal.Root, "a.dib"));
        File.CreateSymbolicLink(Path.Combine(_terminal.Root, "b.dib"), Path.Combine(_terminal.Root, "a.dib"));
        (await _terminal.Call("convert", "a.dib", "b.dib")).ShouldBe(2);
        File.ReadAllText(Path.Combine(_terminal.Root, "a.dib")).ShouldBe(text);
    }
}
