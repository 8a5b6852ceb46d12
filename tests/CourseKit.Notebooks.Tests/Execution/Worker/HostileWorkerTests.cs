using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Notebooks.Tests.Execution.Worker;

public class HostileWorkerTests
{
    // Every pipe of the worker above the standard three: one of them is the one its messages go out on.
    private const string Pipes = """
        using System.IO;
        using Microsoft.Win32.SafeHandles;
        void ToEveryPipe(string text, int times = 1)
        {
            foreach (var link in Directory.GetFiles("/proc/self/fd"))
            {
                var number = int.Parse(Path.GetFileName(link));
                if (number < 3 || File.ResolveLinkTarget(link, false)?.FullName.Contains("pipe:") != true)
                    continue;
                try
                {
                    using var pipe = new FileStream(new SafeFileHandle((IntPtr)number, false), FileAccess.Write, 0);
                    for (var i = 0; i < times; i++)
                        pipe.Write(Encoding.UTF8.GetBytes(text));
                }
                catch (Exception) { }
            }
        }

        """;

    [SkippableFact]
    public async Task A_forged_end_of_a_cell_with_a_guessed_number_ends_the_worker()
        => (await DeathOf("""ToEveryPipe("{\"kind\":\"done\",\"id\":2,\"status\":\"Succeeded\"}\n"); System.Threading.Thread.Sleep(60_000);"""))
            .Cause.ShouldBe(KernelDeath.Garbled);

    [SkippableTheory]
    [InlineData("no json\\n")]
    [InlineData("null\\n")]
    [InlineData("{\\\"kind\\\":\\\"output\\\"}\\n")]
    [InlineData("{\\\"kind\\\":\\\"read\\\"}\\n")]
    [InlineData("{\\\"kind\\\":\\\"nothing\\\"}\\n")]
    [InlineData("{}\\n")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\n")]
    public async Task Something_that_is_no_message_ends_the_worker(string text)
        => (await DeathOf($"ToEveryPipe(\"{text}\"); System.Threading.Thread.Sleep(60_000);")).Cause.ShouldBe(KernelDeath.Garbled);

    [SkippableFact]
    public async Task A_worker_that_sends_more_than_it_may_is_ended()
        => (await DeathOf("ToEveryPipe(new string('x', 100_000), 200); System.Threading.Thread.Sleep(60_000);")).Cause.ShouldBe(KernelDeath.Flooded);

    [SkippableFact]
    public async Task So_is_one_that_floods_standard_error()
        => (await DeathOf("""{ var raw = Console.OpenStandardError(); var line = new byte[10_000]; while (true) raw.Write(line); }"""))
            .Cause.ShouldBe(KernelDeath.Flooded);

    [SkippableFact]
    public async Task A_launcher_starts_the_worker_in_a_clean_environment()
    {
        Skip.If(OperatingSystem.IsWindows(), "/usr/bin/env");
        await using var kernel = await KernelProcess.StartAsync(new KernelOptions
        {
            WorkingDirectory = Path.GetTempPath(),
            Launcher = ["/usr/bin/env", "LAUNCHED=yes"],
            CleanEnvironment = true,
            Environment = new Dictionary<string, string?> { ["GIVEN"] = "too" },
        });
        var outputs = new OutputList();
        await kernel.ExecuteAsync(
            new("a.dib", 1, """Console.Write(string.Join(" ", Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(k => !k.StartsWith("DOTNET_")).Order()));"""),
            outputs.Add, CancellationToken.None);
        outputs.ToList().ShouldBe([new StreamOutput("stdout", "GIVEN LAUNCHED")]);
    }

    [SkippableFact]
    public async Task A_launcher_that_is_not_there_is_named()
    {
        var died = await Should.ThrowAsync<KernelDiedException>(() => KernelProcess.StartAsync(
            new KernelOptions { WorkingDirectory = Path.GetTempPath(), Launcher = ["no-such-launcher"] }));
        died.Message.ShouldContain("no-such-launcher");
    }

    [Fact]
    public async Task A_worker_can_be_ended_at_once()
    {
        var kernel = await KernelProcess.StartAsync(new KernelOptions { WorkingDirectory = Path.GetTempPath() });
        var cell = kernel.ExecuteAsync(new("a.dib", 1, "while (true) { }"), _ => { }, CancellationToken.None);
        await kernel.EndAsync();
        (await Should.ThrowAsync<KernelDiedException>(() => cell)).Cause.ShouldBe(KernelDeath.Killed);
        await kernel.EndAsync();
        await kernel.DisposeAsync();
    }

    private static async Task<KernelDiedException> DeathOf(string code)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "finds the pipes in /proc");
        await using var kernel = await KernelProcess.StartAsync(
            new KernelOptions { WorkingDirectory = Path.GetTempPath(), ByteLimit = 8_000_000 });
        return await Should.ThrowAsync<KernelDiedException>(() => kernel.ExecuteAsync(new("a.dib", 1, Pipes + code), _ => { }, CancellationToken.None));
    }
}
