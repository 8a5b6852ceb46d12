using System.Diagnostics;
using System.Globalization;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;
using CourseKit.Notebooks.Execution.Worker.Protocol;

namespace CourseKit.Notebooks.Tests.Execution.Worker;

public sealed class DeathTests
{
    [Theory]
    [InlineData("Environment.Exit(3);", KernelDeath.Exited, "the cell ended its process: Environment.Exit(3)")]
    [InlineData("Environment.Exit(0);", KernelDeath.Exited, "the cell ended its process: Environment.Exit(0)")]
    [InlineData("int Down(int n) => Down(n + 1) + 1;\nDown(0)", KernelDeath.StackOverflow, "the stack overflowed: a recursion without end in Down")]
    [InlineData("Environment.FailFast(\"gone\");", KernelDeath.Crashed, "the process was ended by Environment.FailFast: gone")]
    [InlineData("new System.Threading.Thread(() => throw new FormatException(\"far\")).Start(); System.Threading.Thread.Sleep(-1);",
        KernelDeath.Crashed, "an exception on another thread was not caught: System.FormatException: far")]
    [InlineData("System.Runtime.InteropServices.Marshal.WriteInt32(unchecked((nint)0x123456789000), 0);",
        KernelDeath.Crashed, "the process crashed: code touched memory that is not its own")]
    public async Task A_process_that_ends_says_how_and_shows_what_came_before(string code, KernelDeath cause, string? message)
    {
        var (died, outputs) = await Die(code);
        died.Cause.ShouldBe(cause);
        if (message is not null)
            died.Message.ShouldBe(message);
        outputs.ShouldBe([new StreamOutput("stdout", "before\n")]);
    }

    [SkippableFact]
    public async Task A_native_crash_and_a_kill_from_outside_are_told_apart()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        (await Die(Native("strlen(nint text)", "strlen(16);"))).Died.Message.ShouldBe("the process crashed: code touched memory that is not its own");
        (await Die(Native("raise(int signal)", "raise(9);"))).Died.Cause.ShouldBe(KernelDeath.OutOfMemory);

        static string Native(string signature, string call)
            => $"class N {{ [System.Runtime.InteropServices.DllImport(\"libc\")] public static extern int {signature}; }}\nN.{call}";
    }

    [Fact]
    public async Task Memory_exhaustion_is_an_exception_in_the_cell_and_the_kernel_lives_on()
    {
        await using var kernel = await KernelProcess.StartAsync(
            new KernelOptions { WorkingDirectory = Path.GetTempPath(), MemoryLimit = 200 << 20 });
        var run = await kernel.ExecuteAsync(
            new("a.dib", 1, "var all = new List<byte[]>();\nvoid Fill() { while (true) all.Add(new byte[1 << 20]); }\nFill();"), _ => { }, CancellationToken.None);
        run.Status.ShouldBe(CellStatus.Failed);
        run.Reason!.ShouldContain("cell 1, line 2: OutOfMemoryException");
        run = await kernel.ExecuteAsync(new("a.dib", 2, "all.Clear(); 1"), _ => { }, CancellationToken.None);
        run.Status.ShouldBe(CellStatus.Succeeded);
    }

    [SkippableFact]
    public async Task A_worker_ends_when_its_parent_is_gone_even_in_an_endless_cell()
    {
        Skip.If(OperatingSystem.IsWindows(), "sh");
        using var worker = Process.Start(new ProcessStartInfo(DotnetHost.Path)
        {
            ArgumentList = { "exec", typeof(KernelProcess).Assembly.Location, "kernel" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        await worker.StandardInput.WriteLineAsync($"{{\"kind\":\"start\",\"protocol\":{ProtocolJson.Version},\"outputLimit\":1000,\"restoreSeconds\":1}}");
        await worker.StandardInput.WriteLineAsync(
            "{\"kind\":\"execute\",\"id\":1,\"notebook\":\"a\",\"number\":1,\"source\":\"var p = System.Diagnostics.Process.Start(\\\"sleep\\\", \\\"600\\\"); Console.WriteLine(p.Id); while (true) {}\"}");
        await worker.StandardInput.FlushAsync();
        await worker.StandardOutput.ReadLineAsync();
        var output = await worker.StandardOutput.ReadLineAsync();
        var child = Process.GetProcessById(int.Parse(
            string.Concat(output!.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture));

        worker.StandardInput.Close();
        await worker.WaitForExitAsync();
        child.WaitForExit(60_000).ShouldBeTrue("an orphan of ten minutes is still there after one");
    }

    [Theory]
    [InlineData(134, "Out of memory.\n   at X()", KernelDeath.OutOfMemory, "the notebook's process ran out of memory")]
    [InlineData(137, "", KernelDeath.OutOfMemory, null)]
    [InlineData(-1073741571, "", KernelDeath.StackOverflow, null)]
    [InlineData(-1073741819, "", KernelDeath.Crashed, null)]
    [InlineData(134, "free(): invalid pointer\n", KernelDeath.Crashed, "the process aborted: free(): invalid pointer")]
    [InlineData(143, "", KernelDeath.Crashed, null)]
    [InlineData(1, "", KernelDeath.Exited, "the cell ended its process: Environment.Exit(1)")]
    public void Exit_codes_and_last_words_are_understood(int code, string words, KernelDeath cause, string? message)
    {
        var died = DeathReport.Of(code, words);
        died.Cause.ShouldBe(cause);
        died.Message.ShouldBe(message ?? died.Message);
    }

    private static async Task<(KernelDiedException Died, IReadOnlyList<CellOutput> Outputs)> Die(string code)
    {
        var outputs = new OutputList();
        await using var kernel = await KernelProcess.StartAsync(new KernelOptions { WorkingDirectory = Path.GetTempPath() });
        await kernel.ExecuteAsync(new("a.dib", 1, "Console.WriteLine(\"before\");"), outputs.Add, CancellationToken.None);
        var died = await Should.ThrowAsync<KernelDiedException>(
            () => kernel.ExecuteAsync(new("a.dib", 2, code), outputs.Add, CancellationToken.None));
        return (died, outputs.ToList());
    }
}
