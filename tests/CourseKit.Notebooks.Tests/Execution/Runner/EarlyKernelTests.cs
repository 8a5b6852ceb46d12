using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution.Runner;

public sealed class EarlyKernelTests
{
    private static readonly KernelStart Here = new("here", null);
    private readonly FakeKernels kernels = new();

    [Fact]
    public async Task It_is_given_once_and_to_whoever_wants_one_of_its_kind()
    {
        await using var early = new EarlyKernel(kernels.Start);
        early.Begin(Here);
        var other = await early.TakeAsync(new("there", null), CancellationToken.None);
        var smaller = await early.TakeAsync(Here with { MemoryBytes = 1 }, CancellationToken.None);
        var first = await early.TakeAsync(Here, CancellationToken.None);
        var second = await early.TakeAsync(Here, CancellationToken.None);

        new[] { other, smaller, first, second }.Distinct().Count().ShouldBe(4);
        kernels.Starts.Select(start => (start.WorkingDirectory, start.MemoryBytes)).Order()
            .ShouldBe([("here", null), ("here", null), ("here", 1), ("there", null)]);
    }

    [Fact]
    public async Task It_is_ended_where_nobody_has_taken_it_and_only_there()
    {
        var early = new EarlyKernel(kernels.Start);
        early.Begin(Here);
        await early.DisposeAsync();
        kernels.Started.ShouldAllBe(kernel => kernel.Disposed);

        var taken = new EarlyKernel(kernels.Start);
        taken.Begin(Here);
        var kernel = (FakeKernel)await taken.TakeAsync(Here, CancellationToken.None);
        await taken.DisposeAsync();
        kernel.Disposed.ShouldBeFalse();
    }
}
