using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Notebooks.Tests.Execution.Worker;

/// <summary>What a cell tells that is asked to stop. It is asked when it has shown something: so it runs for certain.</summary>
public sealed class StoppedCellTests
{
    [Theory]
    [InlineData("while (true) { }", "cell 2, line 2", "")]
    [InlineData("var n = 0;\nwhile (true)\n{\n    n++;\n}", "cell 2, line 3", "")]
    [InlineData("for (;;) ;", "cell 2, line 2", "")]
    [InlineData("again: Math.Abs(1);\ngoto again;", "cell 2, line 2", "")]
    [InlineData("foreach (var n in Enumerable.Range(0, int.MaxValue))\n    for (var k = 0; k < 100_000; k++) { }", "cell 2, line 2", "")]
    [InlineData("System.Threading.Thread.Sleep(-1);", "cell 2, line 2", "")]
    [InlineData("System.Threading.Tasks.Task.Delay(-1).Wait();", "cell 2, line 2", "")]
    [InlineData("Descend();", "cell 2, line 2", " in Descend, cell 1, line 3")]
    [InlineData("Up();\nvoid Up()\n{\n    while (true) { }\n}", "cell 2, line 5", " in Up")]
    [InlineData("await Task.Delay(-1);", "cell 2", "")]
    public async Task A_cell_tells_the_line_and_the_function_that_it_was_in(string endless, string place, string where)
    {
        await using var kernel = await StartAsync();
        var earlier = await kernel.ExecuteAsync(new("a.dib", 1, "void Descend()\n{\n    while (true) ;\n}"), _ => { }, CancellationToken.None);
        earlier.Status.ShouldBe(CellStatus.Succeeded, earlier.Reason);

        var (run, error) = await StopAsync(kernel, "Console.WriteLine();\n" + endless);

        run.Status.ShouldBe(CellStatus.Failed);
        StoppedPlace.IsTold(error).ShouldBeTrue(error.Message);
        StoppedPlace.Read(error).ShouldBe(("a.dib, " + place, where, error.Traceback));
    }

    [Fact]
    public async Task The_cell_after_a_stopped_one_runs_with_what_was_assigned()
    {
        await using var kernel = await StartAsync();
        await StopAsync(kernel, "var kept = 41;\nConsole.WriteLine();\nkept++;\nwhile (true) { }");
        var outputs = new OutputList();
        await kernel.ExecuteAsync(new("a.dib", 3, "var sum = 0; for (var i = 0; i < 10; i++) sum += i; kept + sum"), outputs.Add, CancellationToken.None);
        outputs.ToList().OfType<DisplayOutput>().Single().Data[MimeTypes.Text].ShouldBe("87");
    }

    [Fact]
    public async Task A_kernel_that_was_not_told_to_hear_of_it_says_so()
    {
        await using var kernel = await KernelProcess.StartAsync(new KernelOptions { WorkingDirectory = Path.GetTempPath() });
        kernel.TryInterrupt().ShouldBeFalse();
    }

    private static Task<KernelProcess> StartAsync()
        => KernelProcess.StartAsync(new KernelOptions { WorkingDirectory = Path.GetTempPath(), Stoppable = true });

    private static async Task<(CellRun Run, ErrorOutput Error)> StopAsync(KernelProcess kernel, string source)
    {
        var outputs = new OutputList();
        var run = await kernel.ExecuteAsync(new("a.dib", 2, source), output =>
        {
            outputs.Add(output);
            if (output is StreamOutput)
                kernel.TryInterrupt().ShouldBeTrue();
        }, CancellationToken.None);
        return (run, outputs.ToList()[^1].ShouldBeOfType<ErrorOutput>());
    }
}
