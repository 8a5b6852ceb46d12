using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

public sealed class NotebookRunnerTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private readonly FakeKernels _kernels = new();

    [Fact]
    public async Task Code_cells_run_in_order_on_one_kernel_and_are_counted()
    {
        var run = await Run(new(), Code("a"), new(Languages.Markdown, "# b"), Code("c"));

        _kernels.Executed.ShouldBe(["a", "c"]);
        _kernels.Started.Count.ShouldBe(1);
        _kernels.Started.Single().Disposed.ShouldBeTrue();
        run.State.ShouldBe(NotebookState.Succeeded);
        run.CellsRun.ShouldBe(2);
        run.Notebook.Cells.Select(cell => cell.ExecutionCount).ShouldBe([1, null, 2]);
        run.Notebook.Cells[1].Run.ShouldBeNull();
    }

    [Fact]
    public async Task A_notebook_without_code_starts_no_kernel()
    {
        await Run(new(), new Cell(Languages.Markdown, "text"), Code("  \n"));
        _kernels.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Languages.Html, MimeTypes.Html)]
    [InlineData(Languages.Mermaid, MimeTypes.Mermaid)]
    [InlineData(Languages.JavaScript, MimeTypes.JavaScript)]
    public async Task Cells_that_the_page_renders_show_their_source(string language, string mime)
    {
        var run = await Run(new(), new Cell(language, "source"));

        var shown = run.Notebook.Cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<DisplayOutput>();
        shown.Data[mime].ShouldBe("source");
        run.Notebook.Cells[0].ExecutionCount.ShouldBeNull();
        run.CellsRun.ShouldBe(0);
    }

    [Fact]
    public async Task Other_languages_are_passed_over_with_the_reason()
    {
        var run = await Run(new(), new Cell("fsharp", "let x = 1"), Code("a"));

        run.State.ShouldBe(NotebookState.Succeeded);
        run.PassedOver.ShouldBe([new CellNote(1, "there is no kernel for fsharp here")]);
        _kernels.Executed.ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_cell_whose_package_is_missing_is_passed_over_and_no_failure()
    {
        var run = await Run(new(), Code("a"), Code("pass"), Code("b"));

        run.State.ShouldBe(NotebookState.Succeeded);
        run.PassedOver.ShouldBe([new CellNote(2, "Some.Package can't be had")]);
        run.CellsRun.ShouldBe(2);
        run.Notebook.Cells.Select(cell => cell.ExecutionCount).ShouldBe([1, null, 2]);
    }

    [Fact]
    public async Task After_a_failing_cell_the_later_ones_are_not_reached()
    {
        var run = await Run(new(), Code("a"), Code("throw"), Code("b"), new Cell(Languages.Html, "<p>"));

        run.State.ShouldBe(NotebookState.Failed);
        _kernels.Executed.ShouldBe(["a", "throw"]);
        run.Notebook.Cells[2].Run!.Status.ShouldBe(CellStatus.NotReached);
        run.Notebook.Cells[3].Run!.Status.ShouldBe(CellStatus.Succeeded);
        run.Failures.ShouldBe([new CellNote(2, "03-x.dib, cell 2, line 1: no")]);
    }

    [Fact]
    public async Task Continue_on_error_goes_on_with_the_same_kernel_after_an_exception()
    {
        var run = await Run(new() { ContinueOnError = true }, Code("throw"), Code("b"));

        run.State.ShouldBe(NotebookState.Failed);
        _kernels.Executed.ShouldBe(["throw", "b"]);
        _kernels.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Continue_on_error_goes_on_in_a_fresh_process_after_a_death_and_says_that_state_is_lost()
    {
        var run = await Run(new() { ContinueOnError = true }, Code("a"), Code("die"), Code("b"));

        _kernels.Started.Select(kernel => kernel.Executed).ShouldBe([["a", "die"], ["b"]]);
        _kernels.Started.First().Disposed.ShouldBeTrue();
        var error = run.Notebook.Cells[1].Outputs.ShouldHaveSingleItem().ShouldBeOfType<ErrorOutput>();
        error.Message.ShouldBe("03-x.dib, cell 2: the stack overflowed");
        error.Traceback.ShouldHaveSingleItem().ShouldContain("lost");
        run.Notebook.Cells.Select(cell => cell.ExecutionCount).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_death_ends_the_notebook_with_its_reason_and_keeps_what_was_shown_before()
    {
        var run = await Run(new(), Code("print x"), Code("die"), Code("b"));

        run.State.ShouldBe(NotebookState.Failed);
        run.Notebook.Cells[0].Outputs.ShouldBe([new StreamOutput("stdout", "x")]);
        run.Failures.ShouldBe([new CellNote(2, "03-x.dib, cell 2: the stack overflowed")]);
        run.Notebook.Cells[2].Run!.Status.ShouldBe(CellStatus.NotReached);
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("stubborn")]
    [InlineData("interruptible")]
    public async Task A_cell_over_its_limit_is_stopped_and_names_the_limit(string cell)
    {
        // Only the stubborn one is not waited for: a busy machine may take its time over the others.
        var run = await Run(new() { CellTimeout = Short, Grace = cell == "stubborn" ? Short : TimeSpan.FromMinutes(1) }, Code("a"), Code(cell), Code("b"));

        var error = run.Notebook.Cells[1].Outputs.ShouldHaveSingleItem().ShouldBeOfType<ErrorOutput>();
        error.Message.ShouldBe("03-x.dib, cell 2: stopped after 0.05 s (the limit for a cell; a higher one: --cell-timeout 0.1)");
        run.State.ShouldBe(NotebookState.Failed);
        _kernels.Executed.ShouldBe(["a", cell]);
        _kernels.Started.Single().Disposed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cell_that_can_be_asked_where_it_was_when_its_time_was_up_tells_it()
    {
        var run = await Run(new() { CellTimeout = Short }, Code("listening"), Code("b"));

        var error = run.Notebook.Cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<ErrorOutput>();
        error.Message.ShouldBe(
            "03-x.dib, cell 1, line 2: stopped after 0.05 s in Descend, cell 7, line 4 (the limit for a cell; a higher one: --cell-timeout 0.1)");
        error.Traceback.ShouldBe(["    2 | Descend();"]);
        run.Failures.ShouldBe([new CellNote(1, error.Message)]);
    }

    [Fact]
    public async Task A_cell_that_is_asked_and_does_not_listen_is_ended()
    {
        var run = await Run(new() { CellTimeout = Short, Patience = Short }, Code("deaf"), Code("b"));

        run.Failures.ShouldBe([new CellNote(1, "03-x.dib, cell 1: stopped after 0.05 s (the limit for a cell; a higher one: --cell-timeout 0.1)")]);
    }

    [Fact]
    public async Task A_cell_that_hushes_up_that_its_time_was_up_has_failed_all_the_same()
    {
        var run = await Run(new() { CellTimeout = Short }, Code("hushing"), Code("b"));

        run.State.ShouldBe(NotebookState.Failed);
        run.Failures.Single().Text.ShouldStartWith("03-x.dib, cell 1: stopped after 0.05 s");
    }

    [Fact]
    public async Task A_kernel_that_survives_the_time_limit_keeps_its_state()
    {
        var run = await Run(new() { CellTimeout = Short, ContinueOnError = true }, Code("interruptible"), Code("b"));
        _kernels.Started.ShouldHaveSingleItem().Executed.ShouldBe(["interruptible", "b"]);
        run.Notebook.Cells[0].Outputs.OfType<ErrorOutput>().ShouldAllBe(error => error.Traceback.Count == 0, "nothing is lost");
    }

    [Fact]
    public async Task What_a_cell_shows_that_was_given_up_is_not_shown()
    {
        var runner = new NotebookRunner(_kernels.Start, new() { CellTimeout = Short, Grace = Short, ContinueOnError = true });
        var run = await runner.RunAsync(Notebook(Code("stubborn"), Code("b")), cell =>
        {
            if (cell == 2)
                _kernels.Started.First().Shown!(new StreamOutput("stdout", "late"));
        });
        _kernels.Executed.ShouldBe(["stubborn", "b"]);
        run.Notebook.Cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<ErrorOutput>();
    }

    [Fact]
    public async Task The_notebooks_limit_ends_it_even_with_continue_on_error()
    {
        var run = await Run(new() { NotebookTimeout = Short, ContinueOnError = true }, Code("hang"), Code("b"));

        run.Failures.ShouldBe([new CellNote(1, "03-x.dib, cell 1: stopped: the notebook has run for 0.05 s (its limit; a higher one: --timeout 0.1)")]);
        run.Notebook.Cells[1].Run!.Status.ShouldBe(CellStatus.NotReached);
    }

    [Fact]
    public async Task A_cancelled_run_says_so_and_disposes_its_kernel()
    {
        using var stop = new CancellationTokenSource();
        var runner = new NotebookRunner(_kernels.Start, new());
        var run = await runner.RunAsync(Notebook(Code("hang"), Code("b")), _ => stop.CancelAfter(20), stop.Token);

        run.State.ShouldBe(NotebookState.Cancelled);
        _kernels.Started.Single().Disposed.ShouldBeTrue();
        run.Notebook.Cells[1].Run!.Status.ShouldBe(CellStatus.NotReached);
    }

    [Fact]
    public async Task A_process_that_is_dead_within_the_call_that_stops_it_was_stopped_and_did_not_fail()
    {
        using var stop = new CancellationTokenSource();
        var running = new NotebookRunner(_kernels.Start, new()).RunAsync(Notebook(Code("brittle")), null, stop.Token);
        await Task.Run(stop.Cancel);
        (await running).State.ShouldBe(NotebookState.Cancelled);
    }

    [Fact]
    public async Task A_kernel_that_can_not_be_started_is_an_error_of_the_notebook()
    {
        var runner = new NotebookRunner((_, _) => throw new IOException("no dotnet"), new() { ContinueOnError = true });
        var run = await runner.RunAsync(Notebook(Code("a"), Code("b")));

        run.Failures.ShouldBe([new CellNote(1, "03-x.dib, cell 1: the notebook's process could not be started: no dotnet")]);
    }

    [Fact]
    public async Task A_folder_that_is_gone_when_the_process_starts_is_told_as_that()
    {
        var runner = new NotebookRunner((_, _) => throw new KernelDiedException("no such directory", KernelDeath.Crashed), new());
        var run = await runner.RunAsync(Notebook(Code("a")));

        run.Failures.Single().Text.ShouldBe(
            $"03-x.dib, cell 1: its folder {Path.GetFullPath("some")} is gone since the run began; put it back and run the notebook again");
    }

    [Fact]
    public async Task A_display_of_a_known_id_replaces_the_earlier_one_wherever_it_stands()
    {
        var run = await Run(new(), Code("show p 1%"), Code("print x"), Code("show p 99%"));

        run.Notebook.Cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<DisplayOutput>().Data[MimeTypes.Text].ShouldBe("99%");
        run.Notebook.Cells[2].Outputs.ShouldBeEmpty();
    }

    [Fact]
    public void Consecutive_console_text_of_one_stream_is_joined()
    {
        var outputs = new OutputCollector(1);
        foreach (var (name, text) in new[] { ("stdout", "a"), ("stdout", "b"), ("stderr", "c"), ("stdout", "d") })
            outputs.Add(0, new StreamOutput(name, text));

        outputs.Of(0).ShouldBe([new StreamOutput("stdout", "ab"), new StreamOutput("stderr", "c"), new StreamOutput("stdout", "d")]);
    }

    [Fact]
    public void A_flood_of_output_is_cut_once_and_an_error_still_gets_through()
    {
        var outputs = new OutputCollector(1);
        var much = new string('x', OutputCollector.Limit / 2);
        for (var i = 0; i < 5; i++)
            outputs.Add(0, new StreamOutput("stdout", much));
        outputs.Add(0, new ErrorOutput("E", "e", []));

        outputs.Of(0).Count.ShouldBe(3);
        outputs.Of(0)[1].ShouldBe(new StreamOutput("stderr", "[output cut: the cell shows more than 32 MB]\n"));
    }

    [Fact]
    public async Task The_kernel_works_in_the_notebooks_folder_within_the_memory_limit()
    {
        await Run(new() { MemoryBytes = 123 }, Code("a"));
        var start = _kernels.Starts.ShouldHaveSingleItem();
        start.WorkingDirectory.ShouldBe(Path.GetFullPath("some"));
        start.MemoryBytes.ShouldBe(123);
    }

    private static Cell Code(string source) => new(Languages.CSharp, source);

    private static Notebook Notebook(params Cell[] cells) => new(cells) { FilePath = Path.Combine("some", "03-x.dib") };

    private Task<NotebookRun> Run(RunOptions options, params Cell[] cells)
        => new NotebookRunner(_kernels.Start, options).RunAsync(Notebook(cells));
}
