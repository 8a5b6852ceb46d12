using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution.Runner;

public sealed class EarlyKernelTests
{
    private static readonly KernelStart Here = new("here", null);
    private readonly FakeKernels _kernels = new();

    [Fact]
    public async Task It_is_given_once_and_to_whoever_wants_one_of_its_kind()
    {
        await using var early = new EarlyKernel(_kernels.Start);
        early.Begin(Here);
        var other = await early.TakeAsync(new("there", null), CancellationToken.None);
        var smaller = await early.TakeAsync(Here with { MemoryBytes = 1 }, CancellationToken.None);
        var first = await early.TakeAsync(Here, CancellationToken.None);
        var second = await early.TakeAsync(Here, CancellationToken.None);

        new[] { other, smaller, first, second }.Distinct().Count().ShouldBe(4);
        _kernels.Starts.Select(start => (start.WorkingDirectory, start.MemoryBytes)).Order()
            .ShouldBe([("here", null), ("here", null), ("here", 1), ("there", null)]);
    }

    [Fact]
    public async Task It_is_ended_where_nobody_has_taken_it_and_only_there()
    {
        var running = new TaskCompletionSource();
        var early = new EarlyKernel(async (start, cancellation) =>
        {
            var begun = await _kernels.Start(start, cancellation);
            running.SetResult();
            return begun;
        });
        early.Begin(Here);
        await running.Task;
        await early.DisposeAsync();
        _kernels.Started.ShouldHaveSingleItem().Disposed.ShouldBeTrue();

        var taken = new EarlyKernel(_kernels.Start);
        taken.Begin(Here);
        var kernel = (FakeKernel)await taken.TakeAsync(Here, CancellationToken.None);
        await taken.DisposeAsync();
        kernel.Disposed.ShouldBeFalse();
    }
}
