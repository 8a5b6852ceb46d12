using System.Diagnostics;
using System.Runtime.Versioning;
using CourseKit.Grading.Sandbox;
using CourseKit.Grading.Tests.Judging;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Tests.Sandbox;

public class BubblewrapSandboxTests
{
    [SkippableFact]
    public async Task Files_stand_in_the_same_places_relative_to_an_empty_folder_of_its_own()
    {
        await SandboxedJudge.SkipWithoutSandboxAsync();

        // Only the owner may look into this folder: where root grades, nobody gets a copy of what the assignment loads.
        var root = Directory.CreateTempSubdirectory("coursekit-sandbox-");
        try
        {
            var notebooks = root.CreateSubdirectory("notebooks/homework").FullName;
            var data = root.CreateSubdirectory("data").FullName;
            await File.WriteAllTextAsync(Path.Combine(notebooks, "secret.dib"), "secret");
            await File.WriteAllTextAsync(Path.Combine(notebooks, "given.csx"), "var given = 5;");
            await File.WriteAllTextAsync(Path.Combine(data, "numbers.csv"), "1,2");
            var shown = await RunAsync(
                new SandboxView(notebooks, [Path.Combine(notebooks, "given.csx")], [data]),
                """
                #load "given.csx"
                Console.Write(string.Join(" ", System.IO.Directory.GetFileSystemEntries(".").Select(System.IO.Path.GetFileName))
                    + " " + given + " " + System.IO.File.ReadAllText("../../data/numbers.csv") + " " + Environment.CurrentDirectory);
                """);
            shown.ShouldBe("given.csx 5 1,2 /course/notebooks/homework");
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public async Task The_fence_falls_with_whoever_put_it_up()
    {
        await SandboxedJudge.SkipWithoutSandboxAsync();
        using var workers = await new BubblewrapSandbox().PrepareAsync(new SandboxView(Path.GetTempPath(), [], []), new SandboxLimits(), CancellationToken.None);
        var kernel = await KernelProcess.StartAsync(workers.Options);
        var running = Directory.GetDirectories($"/proc/{kernel.ProcessId}/task").Select(task => File.ReadAllText($"{task}/children"))
            .SelectMany(ids => ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        running.ShouldNotBeEmpty();
        await kernel.EndAsync();

        // The system ends those inside, a moment after the one outside: what never ends would have the whole minute.
        var waited = Stopwatch.StartNew();
        while (running.Exists(IsRunning) && waited.Elapsed < TimeSpan.FromMinutes(1))
            await Task.Delay(2);
        running.ShouldAllBe(id => !IsRunning(id));
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void What_no_process_inside_can_see_stands_on_the_command_line()
    {
        Skip.If(OperatingSystem.IsWindows(), "paths of Linux");
        var files = StagedFiles.Of(new SandboxView(Path.GetTempPath(), [], []), mustBePublic: false);
        string[] Command(string? setPriv) => [.. new BubblewrapCommand(new BubblewrapPrograms("/a/bwrap", "/a/prlimit", setPriv, CanForbidNamespaces: true)).Write(files, new SandboxLimits())];

        // Groups are root's to give up; a parent that is killed and a session of the terminal's show outside only.
        Command("/a/setpriv")[..5].ShouldBe(["/a/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "/a/bwrap"]);
        Command(null)[0].ShouldBe("/a/bwrap");
        Command(null).ShouldContain("--die-with-parent");
        Command(null).ShouldContain("--new-session");
        Command(null).ShouldContain("--disable-userns");
    }

    [SkippableFact]
    public void A_path_outside_of_the_course_keeps_its_place_too()
    {
        Skip.If(OperatingSystem.IsWindows(), "paths of Linux");
        var paths = new SandboxPaths(new SandboxView("/a/b/notebooks", ["/a/lib/x.dll", "/opt/y.dll"], ["/a/data"]));
        paths.WorkingDirectory.ShouldBe("/course/a/b/notebooks");
        paths.Inside("/opt/y.dll").ShouldBe("/course/opt/y.dll");
        new SandboxPaths(new SandboxView("/a/b/notebooks", ["/a/lib/x.dll"], [])).Inside("/a/lib/x.dll").ShouldBe("/course/lib/x.dll");
        new SandboxPaths(new SandboxView("/a/b", [], [])).WorkingDirectory.ShouldBe("/course");
    }

    [SkippableFact]
    public async Task Every_limit_that_the_engine_keeps_is_told_to_it()
    {
        await SandboxedJudge.SkipWithoutSandboxAsync();
        var limits = new SandboxLimits { HeapBytes = 123L << 20, OutputCharacters = 4567, SentBytes = 89_012 };
        foreach (var sandbox in new ISandbox[] { new BubblewrapSandbox(), new NoSandbox() })
        {
            using var workers = await sandbox.PrepareAsync(new SandboxView(Path.GetTempPath(), [], []), limits, CancellationToken.None);
            (workers.Options.MemoryLimit, workers.Options.OutputLimit, workers.Options.ByteLimit).ShouldBe((123L << 20, 4567, 89_012), sandbox.Name);
        }
    }

    [SkippableTheory]
    [InlineData("../data", "/course/data")]
    [InlineData("/a/data", "/course/data")]
    [InlineData("/a/b", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_data_folder_that_is_named_is_named_by_its_place_inside_and_else_not_at_all(string? named, string? inside)
    {
        Skip.If(OperatingSystem.IsWindows(), "paths of Linux");
        BubblewrapSandbox.DataInside(new SandboxView("/a/notebooks", [], ["/a/data"]), named).ShouldBe(inside);
    }

    private static async Task<string> RunAsync(SandboxView view, string code)
    {
        using var workers = await new BubblewrapSandbox().PrepareAsync(view, new SandboxLimits(), CancellationToken.None);
        await using var kernel = await KernelProcess.StartAsync(workers.Options);
        var outputs = new OutputList();
        var run = await kernel.ExecuteAsync(new CellRequest("a.dib", 1, code), outputs.Add, CancellationToken.None);
        run.Reason.ShouldBeNull();
        return string.Concat(outputs.ToList().OfType<StreamOutput>().Select(output => output.Text));
    }

    // Not one that is dead and only not yet collected by the process that has inherited it.
    private static bool IsRunning(string id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
