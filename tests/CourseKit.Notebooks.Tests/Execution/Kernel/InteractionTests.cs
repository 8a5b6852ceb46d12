using CourseKit.Notebooks.Execution.Kernel.Interaction;
using CourseKit.Notebooks.Execution.Kernel.Language;

namespace CourseKit.Notebooks.Tests.Execution.Kernel;

/// <summary>What a reader in front of the kernel can do. A cell asks to be stopped by waiting for a line: so it runs for certain.</summary>
public sealed class InteractionTests : IDisposable
{
    private readonly KernelHarness _kernel = new();
    private readonly CellInterruption _interruption;
    private readonly Queue<string> _lines = new();
    private string? _line = "typed";

    public InteractionTests() => _interruption = _kernel.Kernel.BeInteractive(_ => Read());

    [Theory]
    [InlineData("while (true) kept++;")]
    [InlineData("for (;;) { kept++; }")]
    [InlineData("again: kept++; goto again;")]
    [InlineData("void Forth() { kept++; Back(); } void Back() { while (true) { Forth(); break; } } while (true) kept++;")]
    [InlineData("await Task.Delay(-1);")]
    public async Task An_endless_cell_stops_and_the_state_survives(string endless)
    {
        await _kernel.AfterAsync("var kept = 41;");
        _line = null;
        var error = await _kernel.FailAsync("kept++; Console.ReadLine();\n" + endless);
        error.Name.ShouldBe("Interrupted");
        error.Message.ShouldContain("what it had assigned is kept");
        await _kernel.AfterAsync("kept > 41");
        _kernel.Result.ShouldBe("True");
    }

    [Fact]
    public async Task The_cell_after_an_interrupted_one_can_loop()
    {
        _line = null;
        await _kernel.FailAsync("Console.ReadLine();\nwhile (true) { }");
        await _kernel.AfterAsync("var n = 0; for (var i = 0; i < 1000; i++) n += i;", "n");
        _kernel.Result.ShouldBe("499500");
    }

    [Fact]
    public async Task A_cell_reads_a_line()
        => (await _kernel.AfterAsync("Console.ReadLine()")).Result.ShouldBe("typed");

    [Fact]
    public async Task A_cell_reads_characters_of_a_line_its_rest_and_all_lines_up_to_an_empty_one()
    {
        foreach (var line in new[] { "abcdef", "gh", "ij", "", "kl" })
            _lines.Enqueue(line);
        await _kernel.AfterAsync("var read = $\"{(char)Console.Read()}{(char)Console.Read()}{(char)Console.In.Peek()}\";");
        await _kernel.AfterAsync("var two = new char[2]; var taken = Console.In.Read(two, 0, 2);");
        (await _kernel.AfterAsync("(read, taken, new string(two), Console.ReadLine(), Console.In.ReadToEnd(), Console.ReadLine())")).Result
            .ShouldBe("""("abc", 2, "cd", "ef", "gh\nij", "kl")""");
    }

    [Fact]
    public async Task A_member_of_an_earlier_cells_variable_is_completed()
    {
        await _kernel.AfterAsync("record Point(int Abscissa, int Ordinate); var point = new Point(1, 2);");
        const string Code = "1 + point.Ab";
        var list = _kernel.Kernel.Language.Ask(Question.Completion, Code, Code.Length).Completion.ShouldNotBeNull();
        list.Items.Select(i => i.Text).ShouldBe(["Abscissa"]);
        Code[list.Start..list.End].ShouldBe("Ab");
    }

    [Fact]
    public void A_member_is_completed_right_after_the_dot()
    {
        const string Code = "\"abc\".";
        var list = _kernel.Kernel.Language.Ask(Question.Completion, Code, Code.Length).Completion.ShouldNotBeNull();
        list.Items.Select(i => i.Text).ShouldContain("Length");
        list.Items.Select(i => i.Text).ShouldNotContain("Console");
    }

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("for (;;) {", "incomplete")]
    [InlineData("int x = = 5;", "invalid")]
    public void Whether_code_is_whole_is_told(string code, string status)
        => _kernel.Kernel.Language.Ask(Question.Completeness, code, code.Length).Completeness.ShouldNotBeNull().Status.ShouldBe(status);

    public void Dispose()
    {
        _interruption.Dispose();
        _kernel.Dispose();
    }

    private string? Read()
    {
        if (_lines.TryDequeue(out var line))
            return line;
        if (_line is null)
            _interruption.Request();
        return _line;
    }
}
