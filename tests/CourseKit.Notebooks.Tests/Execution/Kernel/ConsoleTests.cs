namespace CourseKit.Notebooks.Tests.Execution.Kernel;

public sealed class ConsoleTests : IDisposable
{
    private readonly KernelHarness _kernel = new(o => o with { OutputLimit = 20_000 });

    [Fact]
    public async Task Console_text_and_displays_keep_their_order()
    {
        await _kernel.AfterAsync("""
            Console.Write("a"); Console.WriteLine("b"); 1.Display(); Console.WriteLine("c");
            Console.Error.WriteLine("d"); Console.WriteLine("e"); "f"
            """);
        _kernel.Outputs.Select(o => o switch
        {
            StreamOutput s => $"{s.Name}:{s.Text}",
            DisplayOutput d => "show:" + d.Data[MimeTypes.Text],
            _ => "?",
        }).ShouldBe(["stdout:ab\n", "show:1", "stdout:c\n", "stderr:d\n", "stdout:e\n", "show:f"]);
    }

    [Fact]
    public async Task Lines_end_the_same_on_every_system()
    {
        await _kernel.AfterAsync("Console.WriteLine(1.5); Console.WriteLine(); Console.WriteLine(\"{0}\", 2); Console.Write('x'); Console.WriteLine(true);");
        _kernel.Stdout.ShouldBe("1.5\n\n2\nxTrue\n");
    }

    [Fact]
    public async Task Output_of_other_threads_and_continuations_counts()
    {
        await _kernel.AfterAsync("""
            await Task.Yield(); Console.Write("1");
            await Task.Run(() => Console.Write("2"));
            var thread = new System.Threading.Thread(() => Console.Write("3")); thread.Start(); thread.Join();
            System.Threading.Tasks.Parallel.For(0, 10, i => Console.WriteLine("line"));
            """);
        _kernel.Stdout.ShouldBe("123" + string.Concat(Enumerable.Repeat("line\n", 10)));
    }

    [Fact]
    public async Task Lines_of_several_threads_stay_whole()
    {
        await _kernel.AfterAsync("Parallel.For(0, 200, i => Console.WriteLine($\"line {i:000}\"));");
        _kernel.Stdout.Split('\n').Order().ShouldBe(Enumerable.Range(0, 200).Select(i => $"line {i:000}").Prepend(""));
    }

    [Fact]
    public async Task A_flood_is_cut_with_a_note_and_the_cell_goes_on()
    {
        await _kernel.AfterAsync("for (var i = 0; i < 100_000; i++) Console.WriteLine(i); var end = 5;");
        _kernel.Stdout.Length.ShouldBe(20_000);
        _kernel.Stderr.ShouldBe("\n[output cut: a cell may show 20,000 characters]\n");
        await _kernel.AfterAsync("Console.Write(end);");
        _kernel.Stdout.ShouldBe("5");
    }

    [Fact]
    public async Task A_display_that_is_too_large_is_cut_too_and_an_error_never()
    {
        var error = await _kernel.FailAsync("new string('x', 30_000).Display(); 1.Display(); throw new Exception(\"end\");");
        _kernel.Displays.ShouldBeEmpty();
        _kernel.Stderr.ShouldContain("output cut");
        error.Message.ShouldEndWith("Exception: end");
    }

    [Fact]
    public async Task Reading_the_console_says_why_it_can_not()
    {
        var error = await _kernel.FailAsync("var name = Console.ReadLine();");
        error.Message.ShouldStartWith("a.dib, cell 1, line 1: InvalidOperationException: The console can't be read here");
    }

    [Fact]
    public async Task Many_small_writes_are_all_there()
    {
        await _kernel.AfterAsync("for (var i = 0; i < 1000; i++) { Console.Write(i % 10); }");
        _kernel.Stdout.ShouldBe(string.Concat(Enumerable.Range(0, 1000).Select(i => i % 10)));
    }

    public void Dispose() => _kernel.Dispose();
}
