using System.Collections.Concurrent;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

/// <summary>Which notebooks run, side by side or not at all, and what is left when a run is stopped.</summary>
public sealed class CourseRunnerTests : CourseRunnerBench
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    // The kernels end after the run's last work: the index in which all are done.
    [Fact]
    public async Task No_kernel_outlives_the_run()
    {
        foreach (var name in new[] { "01-a", "02-b", "03-c" })
            Write(name, "print x");
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Site.AfterIndex = () =>
        {
            if (Site.LastIndex.All(entry => entry.State == NotebookState.Succeeded))
                done.TrySetResult();
        };
        Kernels.Ending = LaterAsync();
        await Run(new() { Jobs = 2 });
        Kernels.Started.Count.ShouldBe(3);
        Kernels.Started.ShouldAllBe(kernel => kernel.HasEnded);

        async Task LaterAsync()
        {
            await done.Task;
            for (var i = 0; i < 10_000; i++)
                await Task.Yield();
        }
    }

    [Fact]
    public async Task Every_notebook_gets_a_page_and_a_failing_one_leaves_the_others_alone()
    {
        Write("01-a", "a");
        Write("02-b", "die");
        Write("03-c", "c");

        var run = await Run();

        run.AllWell.ShouldBeFalse();
        run.Results.Select(result => result.State).ShouldBe([NotebookState.Succeeded, NotebookState.Failed, NotebookState.Succeeded]);
        run.Results[1].Errors.ShouldBe(["02-b.fake, cell 1: the stack overflowed"]);
        Site.Log.Order().ShouldBe(
        [
            "01-a Succeeded among 01-a,02-b,03-c", "02-b Failed among 01-a,02-b,03-c", "03-c Succeeded among 01-a,02-b,03-c",
        ]);
        Site.LastIndex.Select(entry => (entry.Name, entry.State)).ShouldBe(
        [
            ("01-a", NotebookState.Succeeded), ("02-b", NotebookState.Failed), ("03-c", NotebookState.Succeeded),
        ]);
        Kernels.Started.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Cells_run_while_the_site_is_prepared_and_pages_wait_for_it()
    {
        Write("01-a", "a");
        var prepared = new TaskCompletionSource<string?>();
        Site.Prepared = prepared.Task;
        Site.BeforePage = _ => prepared.Task.IsCompleted.ShouldBeTrue();
        var run = await Run(onEvent: what =>
        {
            if (what.Cell == 1)
                prepared.TrySetResult("no npm");
        });

        run.Message.ShouldBe("no npm");
        run.AllWell.ShouldBeTrue();
    }

    [Fact]
    public async Task Fail_fast_stops_what_runs_and_starts_nothing_else()
    {
        Write("01-a", "hang");
        Write("02-b", "throw");
        Write("03-c", "c");
        var run = await Run(new() { Jobs = 2, FailFast = true });

        run.Results.Select(result => result.State)
            .ShouldBe([NotebookState.Cancelled, NotebookState.Failed, NotebookState.NotStarted]);
        run.Interrupted.ShouldBeFalse();
        Kernels.Started.ShouldAllBe(kernel => kernel.Disposed);
    }

    [Fact]
    public async Task Stopping_keeps_finished_pages_and_the_index_and_reports_the_rest()
    {
        Write("01-a", "a");
        Write("02-b", "hang");
        Write("03-c", "c");
        using var stop = new CancellationTokenSource();
        var run = await Run(new() { Jobs = 1 }, onEvent: what =>
        {
            if (what is { Name: "02-b", Cell: 1 })
                stop.CancelAfter(20);
        }, cancellation: stop.Token);

        run.Interrupted.ShouldBeTrue();
        run.Results.Select(result => result.State)
            .ShouldBe([NotebookState.Succeeded, NotebookState.Cancelled, NotebookState.NotStarted]);
        Site.Log.ShouldBe(["01-a Succeeded among 01-a,02-b,03-c"]);
        (await Run(only: "01-a")).Results.Single().State.ShouldBe(NotebookState.UpToDate);
    }

    [Fact]
    public async Task No_more_than_the_jobs_run_at_once_and_cells_are_reported_as_they_begin()
    {
        for (var i = 0; i < 6; i++)
            Write($"0{i}-n", "a", "b");
        var running = new ConcurrentDictionary<string, bool>();
        var most = 0;
        var cells = new ConcurrentQueue<(string, int, int)>();
        await Run(new() { Jobs = 2 }, onEvent: what =>
        {
            cells.Enqueue((what.Name, what.Cell, what.Cells));
            if (what.Result is null)
                running[what.Name] = true;
            else
                running.TryRemove(what.Name, out _);
            most = Math.Max(most, running.Count);
        });

        most.ShouldBeInRange(1, 2);
        cells.Where(cell => cell.Item1 == "03-n").ShouldBe([("03-n", 0, 2), ("03-n", 1, 2), ("03-n", 2, 2), ("03-n", 2, 2)]);
    }

    [Fact]
    public async Task A_second_run_on_the_same_output_folder_is_refused()
    {
        Write("01-a", "hang");
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var first = Run(onEvent: what => { if (what.Cell == 1) begun.TrySetResult(); }, cancellation: stop.Token);
        await begun.Task;

        var refusal = await Should.ThrowAsync<CourseInputException>(() => Run());
        refusal.Message.ShouldContain("another run is writing to");
        refusal.Message.ShouldContain($"process {Environment.ProcessId}");
        await stop.CancelAsync();
        await first;
        await Run(new() { Notebook = new() { CellTimeout = Short } });
    }

    [Fact]
    public async Task A_place_where_no_output_folder_can_be_is_named_with_the_option_that_names_another()
    {
        Write("01-a", "a");
        var file = Path.Combine(Root, "file");
        File.WriteAllText(file, "");
        var runner = new CourseRunner(Kernels.Start, new FakeSite(file), Read, new());
        var refusal = await Should.ThrowAsync<CourseInputException>(() => runner.RunAsync([Path.Combine(Root, "notebooks", "01-a.fake")]));
        refusal.Message.ShouldStartWith($"can't write to the output folder {file}: ");
        refusal.Message.ShouldEndWith("; --out names another");
    }

    [Fact]
    public async Task What_a_killed_run_left_half_written_is_swept_up()
    {
        Write("01-a", "a");
        string[] halves = [".coursekit-1.tmp", ".coursekit/.coursekit-2.tmp", "assets/.coursekit-3.tmp"];
        foreach (var half in halves.Append("mine.tmp"))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Site.Folder, half))!);
            File.WriteAllText(Path.Combine(Site.Folder, half), "half");
        }

        await Run();
        Directory.EnumerateFiles(Site.Folder, "*.tmp", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["mine.tmp"]);
    }

    [Fact]
    public async Task Clocks_that_jump_do_not_hide_a_change()
    {
        // The clock stood in the far future when it was written, and stands so again when it is changed: same length, same time.
        var future = new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Write("01-a", "a");
        var path = Path.Combine(Root, "notebooks", "01-a.fake");
        File.SetLastWriteTimeUtc(path, future);
        await Run();
        (await Run()).Results.Single().State.ShouldBe(NotebookState.UpToDate);

        Write("01-a", "b");
        File.SetLastWriteTimeUtc(path, future);
        await Run();
        Kernels.Executed.ShouldBe(["a", "b"]);

        // And back into the past.
        Write("01-a", "c");
        File.SetLastWriteTimeUtc(path, future.AddYears(-120));
        await Run();
        Kernels.Executed.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_page_that_can_not_be_written_fails_its_notebook_only()
    {
        Write("01-a", "a");
        Write("02-b", "b");
        Site.BeforePage = name => { if (name == "01-a") throw new IOException("disk full"); };
        var run = await Run();

        run.Results.Select(result => result.State).ShouldBe([NotebookState.Failed, NotebookState.Succeeded]);
        run.Results[0].Errors.ShouldBe(["01-a.fake: its page could not be written: disk full"]);
        Site.BeforePage = null;
        (await Run()).Results.Select(result => result.State).ShouldBe([NotebookState.Succeeded, NotebookState.UpToDate]);
    }

    [Fact]
    public async Task A_notebook_that_its_own_result_would_overwrite_is_refused()
    {
        var own = Path.Combine(Site.Folder, "01-a.ipynb");
        File.WriteAllText(own, "a");
        var runner = new CourseRunner(Kernels.Start, Site, Read, new());
        (await Should.ThrowAsync<CourseInputException>(() => runner.RunAsync([own]))).Message.ShouldContain("--out");
        File.ReadAllText(own).ShouldBe("a");
    }

    [Theory]
    [InlineData(1, 64, 4)]
    [InlineData(2, 8, 2)]
    [InlineData(8, 8, 1)]
    public void The_memory_for_a_notebook_is_its_share_of_half_the_machine(int jobs, int machine, int expected)
        => CourseRunOptions.DefaultMemory(jobs, (long)machine << 30).ShouldBe((long)expected << 30);
}
