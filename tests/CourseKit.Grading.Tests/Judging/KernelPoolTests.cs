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

    [Fact]
    public async Task A_process_that_nobody_waits_for_any_more_is_ended_with_the_pool()
    {
        var late = new TaskCompletionSource<KernelProcess>();
        var pool = new KernelPool(_ => late.Task, [], 0, TimeSpan.FromMinutes(5));
        using var stop = new CancellationTokenSource();
        var take = pool.TakeAsync(stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => take);

        var kernel = await KernelProcess.StartAsync(new KernelOptions { WorkingDirectory = Path.GetTempPath() });
        var id = kernel.ProcessId;
        late.SetResult(kernel);
        await pool.DisposeAsync();
        Should.Throw<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public async Task A_set_up_cell_that_fails_is_told_with_its_reason()
    {
        await using var pool = new KernelPool(
            stop => KernelProcess.StartAsync(new KernelOptions { WorkingDirectory = Path.GetTempPath() }, stop),
            [new CellRequest("notebook", 1, "throw new FormatException(\"no data\");")], 1, TimeSpan.FromMinutes(5));
        (await Should.ThrowAsync<KernelDiedException>(() => pool.TakeAsync(CancellationToken.None))).Message
            .ShouldMatch("^a set-up cell fails: .*FormatException: no data");
    }
}
