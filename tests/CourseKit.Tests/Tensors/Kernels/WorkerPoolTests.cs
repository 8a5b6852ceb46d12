using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

[Collection(nameof(Compute))]
public unsafe class WorkerPoolTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Each_part_is_done_once(int parts)
    {
        var counts = stackalloc int[8];
        for (var round = 0; round < 200; round++)
        {
            new Span<int>(counts, 8).Clear();
            WorkerPool.Run(&Count, counts, parts, wake: round % 2 == 0);
            for (var part = 0; part < 8; part++)
                counts[part].ShouldBe(part < parts ? 1 : 0);
        }
    }

    [Fact]
    public void A_part_that_shares_work_in_its_turn_does_it_all_itself()
    {
        var counts = stackalloc int[8];
        WorkerPool.Run(&Nested, counts, 3);
        for (var part = 0; part < 4; part++)
            counts[part].ShouldBe(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_exception_of_any_part_reaches_the_caller_after_the_others_have_ended(int bad)
    {
        var counts = stackalloc int[8];
        counts[7] = bad;
        var exception = Failure(counts);
        exception.Message.ShouldBe($"part {bad}");
        for (var part = 0; part < 3; part++)
            counts[part].ShouldBe(1);

        // And the workers are there for the next one.
        counts[0] = 0;
        WorkerPool.Run(&Count, counts, 1);
        counts[0].ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Without_workers_too_an_exception_leaves_no_part_out(int bad)
    {
        var counts = stackalloc int[8];
        counts[7] = bad;
        WorkerPool.Run(&NestedFailure, counts, 2);
        for (var part = 0; part < 3; part++)
            counts[part].ShouldBe(1);
        counts[6].ShouldBe(1);
    }

    [Fact]
    public void Many_callers_at_once_each_get_all_their_parts()
    {
        var failures = 0;
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            var counts = stackalloc int[8];
            for (var round = 0; round < 500; round++)
            {
                new Span<int>(counts, 8).Clear();
                WorkerPool.Run(&Count, counts, 3);
                if (counts[0] != 1 || counts[1] != 1 || counts[2] != 1)
                    Interlocked.Increment(ref failures);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        failures.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65)]
    public void A_number_of_threads_outside_its_range_is_refused(int threads)
        => Should.Throw<ArgumentOutOfRangeException>(() => Compute.Threads = threads).Message.ShouldContain(FormattableString.Invariant($"Threads must be in 1 … 64, got {threads}"));

    [Fact]
    public void Small_work_stays_with_the_caller()
    {
        using (Threads.Of(4))
        {
            WorkerPool.Parts(99, 100).ShouldBe(1);
            WorkerPool.Parts(250, 100).ShouldBe(2);
            WorkerPool.Parts(1_000_000_000_000, 100).ShouldBe(4);
        }
    }

    private static Exception Failure(int* counts)
    {
        try
        {
            WorkerPool.Run(&Throw, counts, 3);
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }

        throw new ShouldAssertException("no exception");
    }

    private static void Count(void* job, int part) => Interlocked.Increment(ref ((int*)job)[part]);

    private static void Nested(void* job, int part) => WorkerPool.Run(&Count, job, 4);

    // The workers are the outer call's: the inner one has none.
    private static void NestedFailure(void* job, int part)
    {
        if (part == 0 && Failure((int*)job) is not null)
            Count(job, 6);
    }

    private static void Throw(void* job, int part)
    {
        Count(job, part);
        if (part == ((int*)job)[7])
            throw new InvalidOperationException($"part {part}");
    }
}
