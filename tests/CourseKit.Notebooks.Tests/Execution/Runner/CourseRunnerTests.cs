using System.Collections.Concurrent;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

public sealed class CourseRunnerTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private readonly string root = Directory.CreateTempSubdirectory("coursekit-").FullName;
    private readonly FakeKernels kernels = new();
    private readonly FakeSite site;

    public CourseRunnerTests()
    {
        File.WriteAllText(Path.Combine(root, "Course.sln"), "");
        Directory.CreateDirectory(Path.Combine(root, "notebooks"));
        site = new FakeSite(Directory.CreateDirectory(Path.Combine(root, "site")).FullName);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

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
        site.Log.Order().ShouldBe(
        [
            "01-a Succeeded among 01-a,02-b,03-c", "02-b Failed among 01-a,02-b,03-c", "03-c Succeeded among 01-a,02-b,03-c",
        ]);
        site.LastIndex.Select(entry => (entry.Name, entry.State)).ShouldBe(
        [
            ("01-a", NotebookState.Succeeded), ("02-b", NotebookState.Failed), ("03-c", NotebookState.Succeeded),
        ]);
        kernels.Started.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_executed_again()
    {
        Write("01-a", "a", "pass");
        await Run();
        var again = await Run();

        kernels.Executed.ShouldBe(["a", "pass"]);
        var result = again.Results.ShouldHaveSingleItem();
        result.State.ShouldBe(NotebookState.UpToDate);
        result.CellsRun.ShouldBe(1);
        result.PassedOver.ShouldBe([new CellNote(2, "Some.Package can't be had")]);
        again.AllWell.ShouldBeTrue();
        site.LastIndex.Single().State.ShouldBe(NotebookState.UpToDate);
        site.Log.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Force_executes_again()
    {
        Write("01-a", "a");
        await Run();
        await Run(new() { Force = true });
        kernels.Executed.ShouldBe(["a", "a"]);
    }

    [Theory]
    [InlineData("notebooks/01-a.fake")]
    [InlineData("lib/used.cs")]
    [InlineData("lib/deeper.cs")]
    [InlineData("lib/bin/library.dll")]
    [InlineData("lib/bin/dependency.dll")]
    [InlineData("data/digits/train.bin")]
    [InlineData("notebooks/data/small.csv")]
    public async Task A_change_of_text_library_or_data_executes_again(string changed)
    {
        WriteWithLibraryAndData();
        await Run();
        var path = Path.Combine(root, changed);
        // One bit is a change of the content alone: the size stays, and so may the coarse time of change.
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        (await Run()).Results.Single().State.ShouldBe(NotebookState.Succeeded);
        (await Run()).Results.Single().State.ShouldBe(NotebookState.UpToDate);
    }

    [Theory]
    [InlineData("lib/unused.cs")]
    [InlineData("README.md")]
    public async Task A_change_of_what_the_notebook_does_not_use_executes_nothing(string changed)
    {
        WriteWithLibraryAndData();
        await Run();
        File.WriteAllText(Path.Combine(root, changed), "changed");
        (await Run()).Results.Single().State.ShouldBe(NotebookState.UpToDate);
    }

    [Fact]
    public async Task A_new_data_file_executes_again()
    {
        WriteWithLibraryAndData();
        await Run();
        Directory.CreateDirectory(Path.Combine(root, "data", "mnist"));
        File.WriteAllText(Path.Combine(root, "data", "mnist", "x"), "x");
        (await Run()).Results.Single().State.ShouldBe(NotebookState.Succeeded);
    }

    [Fact]
    public async Task Another_engine_executes_again()
    {
        Write("01-a", "a");
        await Run();
        (await Run(engine: "other")).Results.Single().State.ShouldBe(NotebookState.Succeeded);
    }

    [Fact]
    public async Task A_missing_page_executes_again()
    {
        Write("01-a", "a");
        await Run();
        File.Delete(Path.Combine(site.Folder, "01-a.ipynb"));
        (await Run()).Results.Single().State.ShouldBe(NotebookState.Succeeded);
    }

    [Fact]
    public async Task A_failing_notebook_is_executed_again()
    {
        Write("01-a", "throw");
        await Run();
        (await Run()).Results.Single().State.ShouldBe(NotebookState.Failed);
        kernels.Executed.ShouldBe(["throw", "throw"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"version":99,"notebooks":{},"files":{}}""")]
    [InlineData("""{"version":1,"notebooks":null}""")]
    [InlineData("""{"version":1,"notebooks":{"01-a":{}},"files":{}}""")]
    [InlineData("""{"version":1,"notebooks":{"01-a":null},"files":{}}""")]
    public async Task A_damaged_record_only_means_that_everything_runs(string record)
    {
        Write("01-a", "a");
        await Run();
        File.WriteAllText(Path.Combine(site.Folder, RunRecord.StateFolder, "runs.json"), record);

        (await Run()).Results.Single().State.ShouldBe(NotebookState.Succeeded);
        (await Run()).Results.Single().State.ShouldBe(NotebookState.UpToDate);
    }

    [Fact]
    public async Task A_new_neighbour_renews_the_links_of_a_page_without_executing_its_notebook()
    {
        Write("01-a", "a");
        await Run();
        Write("02-b", "b");
        await Run();

        kernels.Executed.ShouldBe(["a", "b"]);
        site.Log.Order().ShouldBe(["01-a Succeeded among 01-a", "01-a UpToDate among 01-a,02-b", "02-b Succeeded among 01-a,02-b"]);
    }

    [Fact]
    public async Task Running_one_notebook_keeps_the_others_in_the_index()
    {
        Write("01-a", "a");
        Write("02-b", "throw");
        await Run();
        await Run(only: "01-a");

        site.LastIndex.Select(entry => (entry.Name, entry.State)).ShouldBe([("01-a", NotebookState.UpToDate), ("02-b", NotebookState.Failed)]);
    }

    [Fact]
    public async Task A_notebook_that_was_removed_leaves_the_index()
    {
        Write("01-a", "a");
        Write("02-b", "b");
        await Run();
        File.Delete(Path.Combine(root, "notebooks", "02-b.fake"));
        await Run();
        site.LastIndex.Select(entry => entry.Name).ShouldBe(["01-a"]);
    }

    [Fact]
    public async Task An_unreadable_notebook_fails_and_the_others_run()
    {
        Write("01-a", "a");
        File.WriteAllText(Path.Combine(root, "notebooks", "02-b.fake"), "unreadable");
        var run = await Run();

        run.Results.Select(result => result.State).ShouldBe([NotebookState.Succeeded, NotebookState.Failed]);
        run.Results[1].Errors.ShouldBe(["02-b.fake, line 1: not a notebook"]);
        site.Log.Order().ShouldBe(["01-a Succeeded among 01-a,02-b", "02-b Failed among 01-a,02-b"]);
        (await Run()).Results.Select(result => result.State).ShouldBe([NotebookState.UpToDate, NotebookState.Failed]);
    }

    [Fact]
    public async Task Pages_are_written_anew_when_the_site_takes_its_scripts_from_elsewhere()
    {
        Write("01-a", "a");
        await Run();
        site.Form = "network";
        await Run();
        await Run();

        kernels.Executed.ShouldBe(["a"]);
        site.Log.ShouldBe(["01-a Succeeded among 01-a", "01-a UpToDate among 01-a"]);
    }

    [Fact]
    public async Task Cells_run_while_the_site_is_prepared_and_pages_wait_for_it()
    {
        Write("01-a", "a");
        var prepared = new TaskCompletionSource<string?>();
        site.Prepared = prepared.Task;
        site.BeforePage = _ => prepared.Task.IsCompleted.ShouldBeTrue();
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
        kernels.Started.ShouldAllBe(kernel => kernel.Disposed);
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
        site.Log.ShouldBe(["01-a Succeeded among 01-a,02-b,03-c"]);
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
    public async Task What_a_killed_run_left_half_written_is_swept_up()
    {
        Write("01-a", "a");
        string[] halves = [".coursekit-1.tmp", ".coursekit/.coursekit-2.tmp", "assets/.coursekit-3.tmp"];
        foreach (var half in halves.Append("mine.tmp"))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(site.Folder, half))!);
            File.WriteAllText(Path.Combine(site.Folder, half), "half");
        }

        await Run();
        Directory.EnumerateFiles(site.Folder, "*.tmp", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["mine.tmp"]);
    }

    [Fact]
    public async Task Clocks_that_jump_do_not_hide_a_change()
    {
        // The clock stood in the far future when it was written, and stands so again when it is changed: same length, same time.
        var future = new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Write("01-a", "a");
        var path = Path.Combine(root, "notebooks", "01-a.fake");
        File.SetLastWriteTimeUtc(path, future);
        await Run();
        (await Run()).Results.Single().State.ShouldBe(NotebookState.UpToDate);

        Write("01-a", "b");
        File.SetLastWriteTimeUtc(path, future);
        await Run();
        kernels.Executed.ShouldBe(["a", "b"]);

        // And back into the past.
        Write("01-a", "c");
        File.SetLastWriteTimeUtc(path, future.AddYears(-120));
        await Run();
        kernels.Executed.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_page_that_can_not_be_written_fails_its_notebook_only()
    {
        Write("01-a", "a");
        Write("02-b", "b");
        site.BeforePage = name => { if (name == "01-a") throw new IOException("disk full"); };
        var run = await Run();

        run.Results.Select(result => result.State).ShouldBe([NotebookState.Failed, NotebookState.Succeeded]);
        run.Results[0].Errors.ShouldBe(["01-a.fake: its page could not be written: disk full"]);
        site.BeforePage = null;
        (await Run()).Results.Select(result => result.State).ShouldBe([NotebookState.Succeeded, NotebookState.UpToDate]);
    }

    [Fact]
    public async Task A_notebook_that_its_own_result_would_overwrite_is_refused()
    {
        var own = Path.Combine(site.Folder, "01-a.ipynb");
        File.WriteAllText(own, "a");
        var runner = new CourseRunner(kernels.Start, site, Read, new());
        (await Should.ThrowAsync<CourseInputException>(() => runner.RunAsync([own]))).Message.ShouldContain("--out");
        File.ReadAllText(own).ShouldBe("a");
    }

    [Theory]
    [InlineData(1, 64, 4)]
    [InlineData(2, 8, 2)]
    [InlineData(8, 8, 1)]
    public void The_memory_for_a_notebook_is_its_share_of_half_the_machine(int jobs, int machine, int expected)
        => CourseRunOptions.DefaultMemory(jobs, (long)machine << 30).ShouldBe((long)expected << 30);

    private static Notebook Read(string path)
    {
        var text = File.ReadAllText(path);
        return text == "unreadable"
            ? throw new NotebookFormatException(Path.GetFileName(path), null, 1, "not a notebook")
            : new Notebook([.. text.Split('|').Select(source => new Cell(Languages.CSharp, source))]) { FilePath = path };
    }

    private void Write(string name, params string[] cells)
        => File.WriteAllText(Path.Combine(root, "notebooks", name + ".fake"), string.Join('|', cells));

    private void WriteWithLibraryAndData()
    {
        foreach (var (path, text) in new[]
        {
            ("lib/used.cs", "#load \"deeper.cs\"\nint x;"), ("lib/deeper.cs", "int y;"), ("lib/unused.cs", "int z;"),
            ("lib/bin/library.dll", "MZ1"), ("lib/bin/dependency.dll", "MZ2"), ("README.md", "text"),
            ("data/digits/train.bin", "0123"), ("notebooks/data/small.csv", "a,b"),
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
            File.WriteAllText(Path.Combine(root, path), text);
        }

        Write("01-a", "#r \"../lib/bin/library.dll\"\n#r \"nuget: Some.Package, 1.0\"\n#load \"../lib/used.cs\"\nx ");
    }

    private Task<CourseRun> Run(
        CourseRunOptions? options = null, string engine = "this", string? only = null, Action<CourseEvent>? onEvent = null,
        CancellationToken cancellation = default)
    {
        var files = Directory.GetFiles(Path.Combine(root, "notebooks"), (only ?? "*") + ".fake").Order(StringComparer.Ordinal).ToList();
        return new CourseRunner(kernels.Start, site, Read, options ?? new()) { Engine = engine }
            .RunAsync(files, onEvent, cancellation);
    }
}
