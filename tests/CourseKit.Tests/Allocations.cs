namespace CourseKit.Tests;

/// <summary>What a piece of work allocates once it has settled.</summary>
internal static class Allocations
{
    /// <summary>The median of the bytes that five runs allocate on this thread: a collection that another test sets off may empty a pool
    /// of buffers once, and the runtime may put a better compiled method in a step's place.</summary>
    public static long Of(Action work)
        => Enumerable.Range(0, 5).Select(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }).Order().ElementAt(2);
}
