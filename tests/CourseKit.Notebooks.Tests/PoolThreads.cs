using System.Runtime.CompilerServices;

namespace CourseKit.Notebooks.Tests;

/// <summary>Threads enough for tests that wait beside notebooks that compute.</summary>
internal static class PoolThreads
{
    // A notebook that runs in this process keeps a thread of the pool for a minute, and there are as many as processors:
    // without more, a worker that was ended at once is seen to have ended a minute later.
    [ModuleInitializer]
    internal static void Add()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(workers + 6, completions);
    }
}
