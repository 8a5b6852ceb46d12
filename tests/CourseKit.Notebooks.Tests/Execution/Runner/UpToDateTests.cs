using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

/// <summary>What must be executed again, and what need not.</summary>
public sealed class UpToDateTests : CourseRunnerBench
{
    [Fact]
    public async Task What_has_not_changed_is_not_executed_again()
    {
        Write("01-a", "a", "pass");
        await Run();
        var again = await Run();

        Kernels.Executed.ShouldBe(["a", "pass"]);
        Kernels.Started.ShouldHaveSingleItem("what is up to date needs no process");
        var result = again.Results.ShouldHaveSingleItem();
        result.State.ShouldBe(NotebookState.UpToDate);
        result.CellsRun.ShouldBe(1);
        result.PassedOver.ShouldBe([new CellNote(2, "Some.Package can't be had")]);
        again.AllWell.ShouldBeTrue();
        Site.LastIndex.Single().State.ShouldBe(NotebookState.UpToDate);
        Site.Log.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_has_not_changed_still_tells_how_its_exercises_stood()
    {
        Write("01-a", """check {"id":"mse","passed":false,"notDone":true,"cases":[{"verdict":"notDone"}]}""");
        var first = await Run();
        var again = await Run();

        first.Results.Single().Exercises.ShouldBe([new CheckedExercise(1, "mse", ExerciseState.NotDone)]);
        again.Results.Single().State.ShouldBe(NotebookState.UpToDate);
        again.Results.Single().Exercises.ShouldBe([new CheckedExercise(1, "mse", ExerciseState.NotDone)]);
    }

    [Fact]
    public async Task A_file_of_the_same_length_and_time_is_not_read_again_by_the_next_run()
    {
        WriteWithLibraryAndData();
        var data = Path.Combine(Root, "data", "digits", "train.bin");
        foreach (var text in new[] { "4567", "7654" })
        {
            File.WriteAllText(data, text);
            File.SetLastWriteTimeUtc(data, new DateTime(2020, 5, 17, 12, 0, 0, DateTimeKind.Utc));
            await Run();
        }

        Kernels.Executed.Count.ShouldBe(1, "its hash was remembered: large data are not read on every run");
    }

    [Fact]
    public async Task A_notebook_that_was_unreadable_is_executed_again_though_it_is_as_it_was_before()
    {
        foreach (var text in new[] { "a", "unreadable", "a" })
        {
            Write("01-a", text);
            await Run();
        }

        Kernels.Executed.ShouldBe(["a", "a"], "its page tells the fault");
    }

    [Fact]
    public async Task Force_executes_again()
    {
        Write("01-a", "a");
        await Run();
        await Run(new() { Force = true });
        Kernels.Executed.ShouldBe(["a", "a"]);
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
        var path = Path.Combine(Root, changed);
        // One bit is a change of the content alone: the size stays, and so may the coarse time of change.
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        (await Run()).Results.Single().State.ShouldBe(NotebookState.Succeeded);
        (await Run()).Results.Single().State.ShouldBe(NotebookState.UpToDate);
    }

    [Fact]
    public async Task A_data_file_of_another_name_executes_again()
    {
        WriteWithLibraryAndData();
        await Run();
        File.Move(Path.Combine(Root, "data/digits/train.bin"), Path.Combine(Root, "data/digits/train2.bin"));

        (await Run()).Results.Single().State.ShouldBe(NotebookState.Succeeded);
    }

    [Theory]
    [InlineData("lib/unused.cs")]
    [InlineData("README.md")]
    public async Task A_change_of_what_the_notebook_does_not_use_executes_nothing(string changed)
    {
        WriteWithLibraryAndData();
        await Run();
        File.WriteAllText(Path.Combine(Root, changed), "changed");
        (await Run()).Results.Single().State.ShouldBe(NotebookState.UpToDate);
    }

    [Fact]
    public async Task A_new_data_file_executes_again()
    {
        WriteWithLibraryAndData();
        await Run();
        Directory.CreateDirectory(Path.Combine(Root, "data", "mnist"));
        File.WriteAllText(Path.Combine(Root, "data", "mnist", "x"), "x");
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
        File.Delete(Path.Combine(Site.Folder, "01-a.ipynb"));
        (await Run()).Results.Single().State.ShouldBe(NotebookState.Succeeded);
    }

    [Fact]
    public async Task A_failing_notebook_is_executed_again()
    {
        Write("01-a", "throw");
        await Run();
        (await Run()).Results.Single().State.ShouldBe(NotebookState.Failed);
        Kernels.Executed.ShouldBe(["throw", "throw"]);
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
        File.WriteAllText(Path.Combine(Site.Folder, RunRecord.StateFolder, "runs.json"), record);

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

        Kernels.Executed.ShouldBe(["a", "b"]);
        Site.Log.Order().ShouldBe(["01-a Succeeded among 01-a", "01-a UpToDate among 01-a,02-b", "02-b Succeeded among 01-a,02-b"]);
    }

    [Fact]
    public async Task Running_one_notebook_keeps_the_others_in_the_index()
    {
        Write("01-a", "a");
        Write("02-b", "throw");
        await Run();
        await Run(only: "01-a");

        Site.LastIndex.Select(entry => (entry.Name, entry.State)).ShouldBe([("01-a", NotebookState.UpToDate), ("02-b", NotebookState.Failed)]);
    }

    [Fact]
    public async Task A_notebook_that_was_removed_leaves_the_index()
    {
        Write("01-a", "a");
        Write("02-b", "b");
        await Run();
        File.Delete(Path.Combine(Root, "notebooks", "02-b.fake"));
        await Run();
        Site.LastIndex.Select(entry => entry.Name).ShouldBe(["01-a"]);
    }

    [Fact]
    public async Task An_unreadable_notebook_fails_and_the_others_run()
    {
        Write("01-a", "a");
        File.WriteAllText(Path.Combine(Root, "notebooks", "02-b.fake"), "unreadable");
        var run = await Run();

        run.Results.Select(result => result.State).ShouldBe([NotebookState.Succeeded, NotebookState.Failed]);
        run.Results[1].Errors.ShouldBe(["02-b.fake, line 1: not a notebook"]);
        Site.Log.Order().ShouldBe(["01-a Succeeded among 01-a,02-b", "02-b Failed among 01-a,02-b"]);
        (await Run()).Results.Select(result => result.State).ShouldBe([NotebookState.UpToDate, NotebookState.Failed]);
    }

    [SkippableFact]
    public async Task A_notebook_that_is_gone_when_it_is_read_fails_and_the_others_run()
    {
        Skip.If(OperatingSystem.IsWindows(), "links");
        Write("01-a", "a");
        File.CreateSymbolicLink(Path.Combine(Root, "notebooks", "02-b.fake"), Path.Combine(Root, "gone"));
        var run = await Run();

        run.Results.Select(result => result.State).ShouldBe([NotebookState.Succeeded, NotebookState.Failed]);
        run.Results[1].Errors.ShouldHaveSingleItem().ShouldStartWith("02-b.fake: can't be read: ");
    }

    [Fact]
    public async Task Pages_are_written_anew_when_the_site_takes_its_scripts_from_elsewhere()
    {
        Write("01-a", "a");
        await Run();
        Site.Form = "network";
        await Run();
        await Run();

        Kernels.Executed.ShouldBe(["a"]);
        Site.Log.ShouldBe(["01-a Succeeded among 01-a", "01-a UpToDate among 01-a"]);
    }
}
