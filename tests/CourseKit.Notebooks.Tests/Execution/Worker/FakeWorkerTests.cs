using System.Diagnostics;
using System.Globalization;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Kernel.Language;
using CourseKit.Notebooks.Execution.Worker;
using CourseKit.Notebooks.Execution.Worker.Protocol;

namespace CourseKit.Notebooks.Tests.Execution.Worker;

/// <summary>Workers that a shell plays: what no real one does, a broken one may.</summary>
public sealed class FakeWorkerTests
{
    [SkippableFact]
    public async Task A_worker_of_another_version_is_refused()
    {
        var died = await Should.ThrowAsync<KernelDiedException>(() => StartAsync(Hello(99)));
        died.Message.ShouldBe($"the kernel process speaks version 99 of the protocol, this program {ProtocolJson.Version}: rebuild both");
    }

    [SkippableFact]
    public async Task What_was_asked_of_a_worker_that_never_answers_ends_with_it()
    {
        var kernel = await StartAsync(Hello(ProtocolJson.Version));
        var cell = kernel.ExecuteAsync(new CellRequest("a.dib", 1, "1"), _ => { }, CancellationToken.None);
        var question = kernel.AskAsync(Question.Completion, "Console.", 8);
        await kernel.EndAsync();
        (await Should.ThrowAsync<KernelDiedException>(() => cell)).Cause.ShouldBe(KernelDeath.Killed);
        (await Should.ThrowAsync<KernelDiedException>(() => question)).Cause.ShouldBe(KernelDeath.Killed);
        (await Should.ThrowAsync<KernelDiedException>(() => kernel.AskAsync(Question.Completion, "", 0))).Cause.ShouldBe(KernelDeath.Killed);
    }

    // One that leads no group is ended with all that it has started, as every worker on Windows is.
    [SkippableFact]
    public async Task What_a_worker_has_started_that_leads_no_group_ends_with_it()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc");
        var noted = Path.GetTempFileName();
        await using (var kernel = await StartAsync($"sleep 100000 & echo $! > '{noted}'; {Hello(ProtocolJson.Version)}"))
            await kernel.EndAsync();
        var child = int.Parse(await File.ReadAllTextAsync(noted), CultureInfo.InvariantCulture);
        File.Delete(noted);
        for (var patience = Stopwatch.StartNew(); IsAlive(child) && patience.Elapsed < TimeSpan.FromMinutes(2);)
            await Task.Delay(10);
        var left = IsAlive(child);
        if (left)
            Process.GetProcessById(child).Kill();
        left.ShouldBeFalse();

        // What is dead may wait for ever for somebody to clear it away.
        static bool IsAlive(int process)
        {
            try
            {
                return File.ReadAllText(FormattableString.Invariant($"/proc/{process}/stat")).Split(')')[^1].TrimStart()[0] != 'Z';
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    [SkippableTheory]
    [InlineData("""{"kind":"done","id":0,"status":"Succeeded"}""")]
    [InlineData("""{"kind":"done","id":1,"status":"Succeeded","milliseconds":-1}""")]
    [InlineData("""{"kind":"what"}""")]
    public async Task A_message_that_nobody_waits_for_ends_the_worker(string message)
    {
        await using var kernel = await StartAsync(Hello(ProtocolJson.Version) + $"; echo '{message}'");
        (await Should.ThrowAsync<KernelDiedException>(() => kernel.ExecuteAsync(new CellRequest("a.dib", 1, "1"), _ => { }, CancellationToken.None))).Cause
            .ShouldBe(KernelDeath.Garbled);
    }

    private static string Hello(int version) => FormattableString.Invariant($$"""echo '{"kind":"hello","protocol":{{version}},"runtime":"","leadsGroup":false}'""");

    private static Task<KernelProcess> StartAsync(string script)
    {
        Skip.If(OperatingSystem.IsWindows(), "sh");
        return KernelProcess.StartAsync(new KernelOptions
        {
            WorkingDirectory = Path.GetTempPath(),
            Launcher = ["/bin/sh", "-c", script + "; exec cat > /dev/null"],
            Interactive = true,
        });
    }
}
