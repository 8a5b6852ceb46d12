using System.Diagnostics;
using System.Globalization;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Notebooks.Tests.Execution.Worker;

public sealed class KernelProcessTests(KernelProcessTests.Worker shared) : IClassFixture<KernelProcessTests.Worker>
{
    private readonly string _folder = shared.Folder;
    private readonly OutputList _outputs = new();

    [Fact]
    public async Task Cells_run_in_another_process_and_keep_their_state()
    {
        (await Run("var x = 20; Console.Error.Write(\"e\");")).Status.ShouldBe(CellStatus.Succeeded);
        (await Run("Console.Write(Environment.ProcessId); x + 1")).Status.ShouldBe(CellStatus.Succeeded);
        _outputs.ToList().ShouldBe(
        [
            new StreamOutput("stderr", "e"), new StreamOutput("stdout", shared.Kernel.ProcessId.ToString(CultureInfo.InvariantCulture)),
            _outputs.ToList()[2],
        ]);
        var result = _outputs.ToList()[2].ShouldBeOfType<DisplayOutput>();
        result.IsResult.ShouldBeTrue();
        result.Data.ShouldBe([new(MimeTypes.Text, "21")]);
        shared.Kernel.ProcessId.ShouldNotBe(Environment.ProcessId);
    }

    [Fact]
    public async Task Cells_that_are_given_at_once_run_one_after_the_other()
    {
        var cells = Enumerable.Range(1, 8).Select(n => (Outputs: new OutputList(), Number: n)).ToList();
        var runs = cells.Select(cell => shared.Kernel.ExecuteAsync(
            new CellRequest("a.dib", cell.Number, FormattableString.Invariant($"Console.Write({cell.Number})")), cell.Outputs.Add, CancellationToken.None)).ToList();

        (await Task.WhenAll(runs)).ShouldAllBe(run => run.Status == CellStatus.Succeeded);
        cells.SelectMany(cell => cell.Outputs.ToList()).ShouldBe(cells.Select(cell => new StreamOutput("stdout", cell.Number.ToString(CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task Relative_paths_start_at_the_notebooks_folder_and_read_files_are_known()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "x.csx"), "var y = 4;");
        await Run("#load \"x.csx\"\nConsole.Write(System.IO.File.ReadAllText(\"x.csx\") + y);");
        Text("stdout").ShouldBe("var y = 4;4");
        shared.Kernel.Dependencies.Select(Path.GetFileName).ShouldBe(["x.csx"]);
    }

    [Fact]
    public async Task Failures_come_over_whole()
    {
        var run = await Run("var a = 1;\nnope();");
        run.Status.ShouldBe(CellStatus.Failed);
        run.Reason.ShouldBe("a.dib, cell 1, line 2: CS0103: The name 'nope' does not exist in the current context");
        var error = _outputs.ToList().ShouldHaveSingleItem().ShouldBeOfType<ErrorOutput>();
        error.Name.ShouldBe("CS0103");
        error.Traceback.ShouldBe(["    2 | nope();", "      | ^"]);
    }

    [Fact]
    public async Task Every_form_of_a_display_comes_over_in_its_order()
    {
        await Run("class S { public string ToHtml() => \"<b>\\n한글 \\u0001 é</b>\"; public override string ToString() => \"plain\"; }\nnew S()");
        var shown = _outputs.ToList().ShouldHaveSingleItem().ShouldBeOfType<DisplayOutput>();
        shown.Data.ShouldBe([new(MimeTypes.Html, "<b>\n한글 \u0001 é</b>"), new(MimeTypes.Text, "plain")]);
    }

    [Fact]
    public async Task What_is_written_past_the_console_is_shown_and_damages_nothing()
    {
        await Run("""
            using var raw = Console.OpenStandardOutput();
            """);
        await Run("""
            Console.Write("1 ");
            { var raw = Console.OpenStandardOutput(); raw.Write("{\"kind\":\"done\"}\nraw "u8); raw.Flush(); }
            { var raw = Console.OpenStandardError(); raw.Write("err\0or"u8); raw.Flush(); }
            """);
        Text("stdout").ShouldContain("1 ");
        Text("stdout").ShouldContain("{\"kind\":\"done\"}\nraw ");
        Text("stderr").ShouldEndWith("err\0or");
        await Run("Console.Write(\"after\");");
        Text("stdout").ShouldEndWith("after");
    }

    [Fact]
    public async Task Text_that_is_no_valid_unicode_harms_nothing()
    {
        await Run("Console.Write('\\ud83d'); Console.Write('\\ude00'); Console.Write(\"\\ud800!\"); \"\\udc00\"");
        Text("stdout").ShouldBe("😀\ufffd!");
        _outputs.ToList()[^1].ShouldBeOfType<DisplayOutput>().Data[MimeTypes.Text].ShouldBe("\ufffd");
    }

    [Fact]
    public async Task A_console_that_a_cell_replaced_is_back_for_the_next()
    {
        await Run("Console.SetOut(new System.IO.StringWriter()); Console.Write(1);");
        await Run("Console.Write(2);");
        Text("stdout").ShouldBe("2");
    }

    [SkippableFact]
    public async Task What_a_child_process_writes_is_shown()
    {
        Skip.If(OperatingSystem.IsWindows(), "child processes there write to the console");
        await Run("System.Diagnostics.Process.Start(\"echo\", \"from a child\").WaitForExit();");
        Text("stdout").ShouldBe("from a child\n");
    }

    // The worker's own input are the cells to come.
    [SkippableFact]
    public async Task A_child_process_has_nothing_to_read()
    {
        Skip.If(OperatingSystem.IsWindows(), "cat");
        await Run("var child = System.Diagnostics.Process.Start(\"cat\"); var ended = child.WaitForExit(120_000); if (!ended) child.Kill(); Console.Write(ended);");
        Text("stdout").ShouldBe("True");
    }

    [Fact]
    public async Task The_culture_is_invariant_on_every_thread()
    {
        await Run("Console.Write(System.Globalization.CultureInfo.CurrentCulture.Name + 0.5); new System.Threading.Thread(() => Console.Write($\"{1.5}\")).Start(); await Task.Run(() => Console.Write(2.5));");
        await Run("System.Threading.Thread.Sleep(1);");
        Text("stdout").ShouldContain("0.5");
        Text("stdout").ShouldContain("1.5");
        Text("stdout").ShouldContain("2.5");
    }

    [Fact]
    public async Task A_recursion_of_many_levels_is_no_overflow()
    {
        (await Run("int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);\nDepth(50_000)")).Status.ShouldBe(CellStatus.Succeeded);
    }

    [Fact]
    public async Task Cancelling_ends_an_endless_cell()
    {
        await using var kernel = await KernelProcess.StartAsync(new KernelOptions { WorkingDirectory = _folder });
        using var stop = new CancellationTokenSource();
        var died = await Should.ThrowAsync<KernelDiedException>(() => kernel.ExecuteAsync(
            new("a.dib", 1, "Console.WriteLine(\"running\"); while (true) { }"), _ => stop.Cancel(), stop.Token));
        died.Cause.ShouldBe(KernelDeath.Killed);
        (await Should.ThrowAsync<KernelDiedException>(() => kernel.ExecuteAsync(new("a.dib", 2, "1"), _ => { }, CancellationToken.None))).Cause.ShouldBe(KernelDeath.Killed);
    }

    [Fact]
    public async Task Disposing_of_a_busy_kernel_ends_its_cell()
    {
        var kernel = await KernelProcess.StartAsync(new KernelOptions { WorkingDirectory = _folder });
        var started = new TaskCompletionSource();
        var cell = kernel.ExecuteAsync(new("a.dib", 1, "Console.WriteLine(1); while (true) { }"), _ => started.TrySetResult(), CancellationToken.None);
        await started.Task;
        await kernel.DisposeAsync();
        (await Should.ThrowAsync<KernelDiedException>(() => cell)).Cause.ShouldBe(KernelDeath.Killed);
        await Should.ThrowAsync<ObjectDisposedException>(() => kernel.ExecuteAsync(new("a.dib", 2, "1"), _ => { }, CancellationToken.None));
    }

    [SkippableFact]
    public async Task Nothing_that_the_notebook_started_is_left_over()
    {
        Skip.If(OperatingSystem.IsWindows(), "sleep");
        await using var kernel = await KernelProcess.StartAsync(new KernelOptions { WorkingDirectory = _folder });
        await kernel.ExecuteAsync(new("a.dib", 1, "var p = System.Diagnostics.Process.Start(\"sh\", new[] { \"-c\", \"sleep 600 & echo $!\" }); p.WaitForExit();"), _outputs.Add, CancellationToken.None);
        var orphan = int.Parse(Text("stdout"), CultureInfo.InvariantCulture);
        IsRunning(orphan).ShouldBeTrue();
        await kernel.DisposeAsync();
        IsRunning(orphan).ShouldBeFalse();
    }

    [Fact]
    public async Task A_callers_own_exception_reaches_the_caller()
    {
        await Should.ThrowAsync<FormatException>(() => shared.Kernel.ExecuteAsync(
            new("a.dib", 1, "Console.Write(1)"), _ => throw new FormatException("mine"), CancellationToken.None));
    }

    [Fact]
    public async Task A_worker_that_can_not_be_started_says_so()
    {
        var died = await Should.ThrowAsync<KernelDiedException>(() => KernelProcess.StartAsync(
            new KernelOptions { WorkingDirectory = Path.Combine(_folder, "nope") }));
        died.Message.ShouldContain("nope");
        died = await Should.ThrowAsync<KernelDiedException>(() => KernelProcess.StartAsync(
            new KernelOptions { WorkingDirectory = _folder, WorkerPath = Path.Combine(_folder, "no.dll") }));
        died.Message.ShouldContain("no.dll");
    }

    private Task<CellRun> Run(string code) => shared.Kernel.ExecuteAsync(new CellRequest("a.dib", 1, code), _outputs.Add, CancellationToken.None);

    private string Text(string stream)
        => string.Concat(_outputs.ToList().OfType<StreamOutput>().Where(o => o.Name == stream).Select(o => o.Text));

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !IsZombie(id);
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return false;
        }
    }

    // Killed, but not yet collected by the process that has inherited it.
    private static bool IsZombie(int id)
        => OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);

    /// <summary>One worker for the tests that leave it alive.</summary>
    public sealed class Worker : IAsyncLifetime
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("coursekit-worker-").FullName;

        public KernelProcess Kernel { get; private set; } = null!;

        public async Task InitializeAsync() => Kernel = await KernelProcess.StartAsync(new KernelOptions { WorkingDirectory = Folder });

        public async Task DisposeAsync()
        {
            await Kernel.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
