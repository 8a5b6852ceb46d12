using System.Diagnostics;
using System.Globalization;

namespace CourseKit.Cli.Tests;

/// <summary>The whole program: its own process, real kernels, real pages.</summary>
public sealed class EndToEndTests : IDisposable
{
    // Without npm on the path pages link the network for their scripts, and the tests need none.
    private static readonly Dictionary<string, string> Alone = new()
    {
        ["PATH"] = Path.GetDirectoryName(Environment.ProcessPath)!,
        ["XDG_DATA_HOME"] = Path.Combine(Path.GetTempPath(), "coursekit-tests-without-scripts"),
    };

    private readonly TestTerminal _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task Bad_notebooks_end_each_for_its_own_reason_and_the_good_ones_are_not_touched()
    {
        _course.WriteNotebook("notebooks/01-good.dib", "var x = 20;\nx", "Console.WriteLine(x + 1);");
        _course.WriteNotebook("notebooks/03-stack.dib", "int F(int n) => 1 + F(n + 1);\nF(0)");
        _course.WriteNotebook("notebooks/04-exit.dib", "Environment.Exit(0);", "1");
        _course.WriteNotebook("notebooks/05-memory.dib",
            "var all = new List<byte[]>();\nwhile (true) { var b = new byte[10_000_000]; Array.Fill(b, (byte)1); all.Add(b); }");
        _course.WriteNotebook("notebooks/06-good.dib", "int y = 4;\ny * 10 + 2");

        var (code, output, error) = await CommandProcess.Run(_course.Root, Alone, "run", "--memory", "300");

        code.ShouldBe(1, output + error);
        error.ShouldBeEmpty();
        output.ShouldNotContain('\e');
        output.ShouldContain("01-good.dib: done, 2 cells");
        output.ShouldContain("03-stack.dib: failed: cell 2 (from line 7 of the file): the stack overflowed");
        output.ShouldContain("04-exit.dib: failed: cell 2 (from line 7 of the file): the cell ended its process: Environment.Exit(0)");
        output.ShouldContain("05-memory.dib: failed: cell 2");
        output.ShouldContain("06-good.dib: done, 1 cell");
        Page("01-good").ShouldContain("21");
        Page("03-stack").ShouldContain("the stack overflowed");
        Page("06-good").ShouldContain("42");
        Page("index").ShouldContain("03-stack.html");

        // The good ones are up to date now, and only they.
        var again = await CommandProcess.Run(_course.Root, Alone, "run", "notebooks/01-good.dib", "notebooks/06-good.dib");
        again.Code.ShouldBe(0);
        again.Out.ShouldContain("01-good.dib: up to date");
        again.Out.ShouldContain("06-good.dib: up to date");
        Page("index").ShouldContain("03-stack.html");
    }

    [Fact]
    public async Task Where_no_fence_is_to_be_had_nobody_is_graded_who_does_not_ask_for_that()
    {
        _course.Write("hw.dib", "#!csharp\n\n// exercise one (1 points): One\nint One() =>\n    // BEGIN SOLUTION\n    1;\n    // END SOLUTION\n\n#!csharp\n\n// check one\nOne()\n");
        _course.Write("in/kim/hw.dib", "#!csharp\n\n// exercise one (1 points): One\nSystem.IO.File.WriteAllText(\"ran\", \"\");\n");

        // One that does not work here hides the one that may.
        var broken = _course.Write("bwrap", "#!/bin/sh\nexit 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(broken, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var (code, _, error) = await CommandProcess.Run(_course.Root, new Dictionary<string, string>(Alone) { ["PATH"] = _course.Root }, "grade", "hw.dib", "in", "--out", "g");

        code.ShouldBe(1, error);
        error.ShouldContain("--sandbox none grades without a fence, at your own risk.");
        Directory.GetFiles(_course.Root, "ran", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    // The limit holds for what is endless, and for nothing that a busy machine may be slow with: so however slow it is, this is the end.
    [Fact]
    public async Task An_endless_cell_is_stopped_at_its_limit_and_told_with_its_place()
    {
        _course.WriteNotebook("notebooks/02-loop.dib", "while (true) { }", "1");

        var (code, output, _) = await CommandProcess.Run(_course.Root, Alone, "run", "--cell-timeout", "5");

        code.ShouldBe(1, output);
        output.ShouldMatch(
            @"02-loop\.dib: failed: cell 2.* of the file\): stopped after 5 s \(the limit for a cell; a higher one: --cell-timeout 10\)");
        Page("02-loop").ShouldContain("stopped after 5 s");
    }

    [Fact]
    public async Task After_a_death_continue_on_error_goes_on_in_a_fresh_process()
    {
        _course.WriteNotebook("notebooks/01-a.dib", "var x = 1;", "Environment.Exit(7);", "Console.WriteLine(\"fr\" + \"esh\");", "x");
        var (code, output, _) = await CommandProcess.Run(_course.Root, Alone, "run", "--continue-on-error");

        code.ShouldBe(1);
        output.ShouldContain("Environment.Exit(7) (and 1 more failing cell)");
        Page("01-a").ShouldContain("fresh");
    }

    [SkippableFact]
    public async Task Ctrl_C_ends_the_kernels_keeps_finished_pages_and_returns_130()
    {
        Skip.If(OperatingSystem.IsWindows(), "a test can't send Ctrl-C to another process on Windows");
        _course.WriteNotebook("notebooks/01-good.dib", "1");
        _course.WriteNotebook("notebooks/02-loop.dib", "System.IO.File.WriteAllText(\"pid\", Environment.ProcessId.ToString());\nwhile (true) { }");
        _course.WriteNotebook("notebooks/03-good.dib", "1");
        using var process = CommandProcess.Start(_course.Root, Alone, "run", "--jobs", "1");
        (await process.StandardOutput.ReadLineAsync()).ShouldStartWith("01-good.dib: done");
        var pid = await Appears(Path.Combine(_course.Root, "notebooks", "pid"), process);

        await Shell($"kill -INT {process.Id}");
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(130);
        rest.ShouldContain("02-loop.dib: stopped");
        rest.ShouldContain("03-good.dib: not started");
        Page("01-good").ShouldContain("Title");
        File.Exists(Path.Combine(_course.Root, "site", "02-loop.html")).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture)));
    }

    [SkippableFact]
    public async Task Ctrl_C_once_more_ends_what_does_not_stop()
    {
        Skip.If(OperatingSystem.IsWindows(), "a test can't send Ctrl-C to another process on Windows");
        // A pipe to which nobody writes: who reads it waits, whatever is asked of them.
        var pipe = Path.Combine(_course.Root, "a.dib");
        await Shell($"mkfifo '{pipe}'");
        using var process = CommandProcess.Start(_course.Root, Alone, "convert", "a.dib", "b.html");
        await using var writer = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));

        await Shell($"kill -INT {process.Id}");
        (await process.StandardError.ReadLineAsync()).ShouldBe("coursekit: stopping (once more to end at once)");
        await Shell($"kill -INT {process.Id}");
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(130);
        File.Exists(Path.Combine(_course.Root, "b.html")).ShouldBeFalse();
    }

    [SkippableTheory]
    [InlineData("TERM", 143), InlineData("INT", 130)]
    public async Task A_validation_that_is_stopped_ends_without_complaint(string signal, int code)
    {
        Skip.If(OperatingSystem.IsWindows(), "a test can't send Ctrl-C to another process on Windows");
        _course.WriteNotebook("hw.dib", "System.IO.File.WriteAllText(\"pid\", Environment.ProcessId.ToString());\nwhile (true) { }",
            "// exercise one (1 points): One\nint One()\n{\n    // BEGIN SOLUTION\n    return 1;\n    // END SOLUTION\n}", "// check one\nOne()");
        using var process = CommandProcess.Start(_course.Root, Alone, "assignment", "validate", "hw.dib", "--sandbox", "none");
        await Appears(Path.Combine(_course.Root, "pid"), process);

        await Shell($"kill -{signal} {process.Id}");
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        error.Trim().ShouldBe("coursekit: stopping (once more to end at once)");
        process.ExitCode.ShouldBe(code);
    }

    [Fact]
    public async Task Data_sets_are_made_where_the_variable_says_and_listed()
    {
        var environment = new Dictionary<string, string>(Alone) { ["COURSEKIT_DATA"] = Path.Combine(_course.Root, "mine") };
        var made = await CommandProcess.Run(_course.Root, environment, "data", "make", "health");
        (made.Code, made.Out.Split('\n')[^2].TrimEnd()).ShouldBe((0, $"Made health in {Path.Combine("mine", "health")}; its checksums are right"));
        var (code, output, _) = await CommandProcess.Run(_course.Root, environment, "data", "list");

        code.ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(_course.Root, "mine", "health")).ShouldNotBeEmpty();
        output.Split('\n').Single(line => line.StartsWith("health", StringComparison.Ordinal)).ShouldContain("here");
        output.Split('\n').Single(line => line.StartsWith("mnist", StringComparison.Ordinal)).ShouldContain("not here");
    }

    private static async Task Shell(string command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", command]);
        await shell.WaitForExitAsync();
    }

    private static async Task<string> Appears(string path, Process process)
    {
        while (!process.HasExited)
        {
            if (File.Exists(path) && await File.ReadAllTextAsync(path) is { Length: > 0 } text)
                return text;
            await Task.Yield();
        }

        throw new InvalidOperationException("The run ended early.");
    }

    private string Page(string name) => File.ReadAllText(Path.Combine(_course.Root, "site", name + ".html"));
}
