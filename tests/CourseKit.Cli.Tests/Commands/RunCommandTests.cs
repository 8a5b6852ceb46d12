namespace CourseKit.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly TestTerminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task A_run_that_went_well_says_a_line_for_each_notebook_and_where_to_look()
    {
        _terminal.WriteNotebook("notebooks/01-a.dib", "x", "y");
        _terminal.WriteNotebook("notebooks/02-b.dib", "x", "pass");
        (await _terminal.Call("run", "--jobs", "1")).ShouldBe(0);
        Snapshot.ShouldMatch(_terminal.Out, "run-good");
        File.Exists(Path.Combine(_terminal.Root, "site", "01-a.html")).ShouldBeTrue();

        (await _terminal.Call("run", "--jobs", "1")).ShouldBe(0);
        Snapshot.ShouldMatch(_terminal.Out, "run-good-again");
    }

    [Fact]
    public async Task A_failing_notebook_gives_exit_code_1_and_its_message()
    {
        _terminal.WriteNotebook("notebooks/01-a.dib", "x", "throw", "y");
        _terminal.WriteNotebook("notebooks/02-b.dib", "y");
        _terminal.Write("notebooks/03-c.dib", "#!meta\n\n{bad\n");
        (await _terminal.Call("run", "-j", "1")).ShouldBe(1);
        Snapshot.ShouldMatch(_terminal.Out, "run-failing");
    }

    [Fact]
    public async Task Continue_on_error_counts_every_failing_cell()
    {
        _terminal.WriteNotebook("notebooks/01-a.dib", "throw", "x", "throw");
        (await _terminal.Call("run", "--continue-on-error")).ShouldBe(1);
        _terminal.Out.ShouldContain("01-a.dib: failed: cell 2, line 1 (line 7 of the file): Exception: no (and 1 more failing cell)");
    }

    [Fact]
    public async Task An_exercise_that_is_not_right_is_named_and_no_failure()
    {
        _terminal.WriteNotebook("notebooks/01-a.dib", "check mse right", "check hinge wrong", "check softmax notDone");
        _terminal.WriteNotebook("notebooks/02-b.dib", "check relu notDone", "check elu notDone", "check range observed");
        (await _terminal.Call("run", "--jobs", "1")).ShouldBe(0);
        Snapshot.ShouldMatch(_terminal.Out, "run-exercises");

        (await _terminal.Call("run", "--jobs", "1")).ShouldBe(0);
        _terminal.Out.ShouldContain("01-a.dib: up to date; 1 exercise right, 1 not right: hinge (cell 3), 1 not done yet: softmax (cell 4)");
    }

    [Fact]
    public async Task Who_watches_reads_of_the_exercises_below_the_table()
    {
        _terminal.Interactive = true;
        _terminal.WriteNotebook("notebooks/01-a.dib", "check mse right", "check hinge wrong");
        (await _terminal.Call("run")).ShouldBe(0);
        _terminal.Out.ShouldContain("01-a.dib: 1 exercise right, 1 not right: hinge (cell 3)");
    }

    [Fact]
    public async Task Fail_fast_starts_nothing_else()
    {
        _terminal.WriteNotebook("notebooks/01-a.dib", "throw");
        _terminal.WriteNotebook("notebooks/02-b.dib", "x");
        (await _terminal.Call("run", "--fail-fast", "--jobs", "1")).ShouldBe(1);
        _terminal.Out.ShouldContain("02-b.dib: not started");
    }

    [Fact]
    public async Task Force_executes_what_is_up_to_date()
    {
        _terminal.WriteNotebook("notebooks/01-a.dib", "x");
        await _terminal.Call("run");
        (await _terminal.Call("run", "--force")).ShouldBe(0);
        _terminal.Out.Split('\n').Count(line => line.StartsWith("01-a.dib: done", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task The_course_is_found_from_a_subfolder_and_its_title_in_the_readme()
    {
        _terminal.Write("README.md", "# Training\n");
        _terminal.WriteNotebook("notebooks/01-a.dib", "x");
        _terminal.Folder = Directory.CreateDirectory(Path.Combine(_terminal.Root, "lib", "deep")).FullName;
        (await _terminal.Call("run")).ShouldBe(0);
        File.ReadAllText(Path.Combine(_terminal.Root, "site", "index.html")).ShouldBe("Training\n01-a");
    }

    [Fact]
    public async Task Paths_and_output_folder_can_be_named()
    {
        _terminal.WriteNotebook("elsewhere/x.dib", "x");
        (await _terminal.Call("run", "elsewhere/x.dib", "--out", "pages")).ShouldBe(0);
        File.Exists(Path.Combine(_terminal.Root, "pages", "x.html")).ShouldBeTrue();
        _terminal.Out.ShouldContain("Open " + Path.Combine("pages", "index.html"));
    }

    [Fact]
    public async Task A_cell_over_its_limit_names_its_line_and_the_option()
    {
        _terminal.WriteNotebook("notebooks/01-a.dib", "hang");
        (await _terminal.Call("run", "--cell-timeout", "0.05")).ShouldBe(1);
        _terminal.Out.ShouldContain(
            "01-a.dib: failed: cell 2 (from line 7 of the file): stopped after 0.05 s (the limit for a cell; a higher one: --cell-timeout 0.1)");
    }

    [Fact]
    public async Task A_notebook_over_its_limit_names_the_option()
    {
        _terminal.WriteNotebook("notebooks/01-a.dib", "hang");
        (await _terminal.Call("run", "--timeout", "0.05")).ShouldBe(1);
        _terminal.Out.ShouldContain("the notebook has run for 0.05 s (its limit; a higher one: --timeout 0.1)");
    }

    [Fact]
    public async Task A_notebooks_process_may_use_the_memory_that_was_given()
    {
        var asked = new List<long?>();
        using var own = new TestTerminal
        {
            Engine = new() { Kernels = (start, _) => { asked.Add(start.MemoryBytes); throw new InvalidOperationException("none here"); } },
        };
        own.WriteNotebook("notebooks/01-a.dib", "x");
        await own.Call("run", "--memory", "100");
        asked.ShouldNotBeEmpty();
        asked.ShouldAllBe(bytes => bytes == 100L << 20);
    }

    [Fact]
    public async Task Stopping_gives_exit_code_130_and_says_what_was_not_finished()
    {
        _terminal.WriteNotebook("notebooks/01-a.dib", "stop");
        _terminal.WriteNotebook("notebooks/02-b.dib", "x");
        (await _terminal.Call("run", "--jobs", "1")).ShouldBe(130);
        _terminal.Out.ShouldContain("01-a.dib: stopped");
        _terminal.Out.ShouldContain("02-b.dib: not started");
    }
}
