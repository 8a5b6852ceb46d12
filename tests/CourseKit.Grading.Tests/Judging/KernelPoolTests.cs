using System.Collections.Concurrent;
using System.Diagnostics;
using CourseKit.Grading.Judging;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Tests.Judging;

public class KernelPoolTests
{
    [Fact]
    public async Task A_process_that_ended_while_it_waited_is_given_to_nobody()
    {
        var options = new KernelOptions { WorkingDirectory = Path.GetTempPath() };
        var ended = await KernelProcess.StartAsync(options);
        using (var process = Process.GetProcessById(ended.ProcessId))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        var waiting = new ConcurrentQueue<KernelProcess>([ended]);
        await using var pool = new KernelPool(
            async stop => waiting.TryDequeue(out var first) ? first : await KernelProcess.StartAsync(options, stop), [], 1, TimeSpan.FromMinutes(5));

        var taken = await pool.TakeAsync(CancellationToken.None);
        (await taken.ExecuteAsync(new CellRequest("notebook", 1, "1 + 1"), static _ => { }, CancellationToken.None)).Status.ShouldBe(CellStatus.Succeeded);
        await taken.EndAsync();
    }
}
