namespace CourseKit.Cli.Tests.Faults;

/// <summary>A disk that is full, and one that can't be written to: the real program, one line, an exit code, nothing lost.</summary>
public sealed class DiskFaultTests : IDisposable
{
    // Without npm on the path pages link the network for their scripts, and the tests need none.
    private static readonly Dictionary<string, string> Alone = new()
    {
        ["PATH"] = Path.GetDirectoryName(Environment.ProcessPath)!,
        ["XDG_DATA_HOME"] = Path.Combine(Path.GetTempPath(), "coursekit-tests-without-scripts"),
    };

    private readonly TestTerminal _course = new();

    public void Dispose() => _course.Dispose();

    [SkippableFact]
    public async Task A_full_disk_is_named_and_with_room_the_same_command_goes_on()
    {
        _course.WriteNotebook("notebooks/01-a.dib", "1");
        using var disk = SmallDisk.Of("24k", Path.Combine(_course.Root, "site"));

        var full = await CommandProcess.Run(_course.Root, Alone, "run");
        full.Code.ShouldBe(1, full.Out + full.Error);
        OneLine(full.Error).ShouldContain("No space left on device");
        full.Error.TrimEnd().ShouldEndWith("give the same command again: what is finished is kept");
        full.Error.ShouldNotContain(".tmp", customMessage: "the file that was asked for is named, not the one beside it");
        Left(disk.Folder).ShouldBeEmpty();

        disk.Resize("8m");
        var again = await CommandProcess.Run(_course.Root, Alone, "run");
        again.Code.ShouldBe(0, again.Out + again.Error);
        File.Exists(Path.Combine(disk.Folder, "01-a.html")).ShouldBeTrue();
        Left(disk.Folder).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_folder_that_can_not_be_written_to_is_not_taken_for_another_runs()
    {
        _course.WriteNotebook("notebooks/01-a.dib", "1");
        using var disk = SmallDisk.Of("8m", Path.Combine(_course.Root, "site"));
        Directory.CreateDirectory(Path.Combine(disk.Folder, ".coursekit"));
        File.WriteAllText(Path.Combine(disk.Folder, ".coursekit", "lock"), "");
        disk.MakeReadOnly();

        var run = await CommandProcess.Run(_course.Root, Alone, "run");
        run.Code.ShouldBe(2);
        OneLine(run.Error).ShouldStartWith($"coursekit: can't write to the output folder {disk.Folder}: Read-only file system");

        var homework = _course.Write("hw.dib", "#!markdown\n\n# One\n\n#!csharp\n\n// exercise e (1 point): One\nint One() =>\n    // BEGIN SOLUTION\n    1;\n    // END SOLUTION\n\n#!csharp\n\n// check e\nOne()\n");
        _course.Write("in/kim/hw.dib", "#!csharp\n\n1\n");
        var grade = await CommandProcess.Run(_course.Root, Alone, "grade", homework, "in", "--out", disk.Folder, "--sandbox", "none");
        grade.Code.ShouldBe(1, grade.Out + grade.Error);
        OneLine(grade.Error).ShouldStartWith($"coursekit: can't write to the gradebook {disk.Folder}: Read-only file system");

        var data = await CommandProcess.Run(_course.Root, new Dictionary<string, string>(Alone) { ["COURSEKIT_DATA"] = disk.Folder }, "data", "make", "health");
        data.Code.ShouldBe(1);
        OneLine(data.Error).ShouldContain("Read-only file system");
    }

    [Fact]
    public async Task A_notebook_and_a_folder_that_vanish_during_the_run_leave_the_others_alone()
    {
        _course.WriteNotebook("notebooks/01-a.dib", "System.IO.File.Delete(\"02-b.dib\");\nSystem.IO.Directory.Delete(\"../more\", recursive: true);");
        _course.WriteNotebook("notebooks/02-b.dib", "20 + 1");
        _course.WriteNotebook("more/03-c.dib", "30 + 1");
        _course.WriteNotebook("notebooks/04-d.dib", "40 + 1");

        var run = await CommandProcess.Run(_course.Root, Alone, "run", "notebooks", "more", "--jobs", "1");

        run.Error.ShouldBeEmpty();
        run.Code.ShouldBe(1, run.Out);
        run.Out.ShouldContain("01-a.dib: done");
        run.Out.ShouldContain("02-b.dib: done");
        run.Out.ShouldContain(
            $"03-c.dib: failed: its folder {Path.Combine(_course.Root, "more")} is gone since the run began; put it back");
        run.Out.ShouldContain("04-d.dib: done");
        File.ReadAllText(Path.Combine(_course.Root, "site", "02-b.html")).ShouldContain("21");
    }

    private static string OneLine(string error)
    {
        var lines = error.TrimEnd('\n').Split('\n');
        lines.ShouldHaveSingleItem();
        return lines[0];
    }

    private static IEnumerable<string> Left(string folder) => Directory.EnumerateFiles(folder, "*.tmp", SearchOption.AllDirectories);
}
