namespace CourseKit.Grading.Sandbox;

/// <summary>Fences in the process that runs a student's code.</summary>
public interface ISandbox
{
    /// <summary>The name that every result records: <c>bubblewrap</c>, <c>none</c>.</summary>
    string Name { get; }

    /// <summary>Tries whether it works here.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null if it does; else what is wrong and what to do about it, for the person who grades.</returns>
    Task<string?> ProblemAsync(CancellationToken cancellation);

    /// <summary>Makes ready what every worker of one assignment sees.</summary>
    /// <param name="view">What the worker may read.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How to start workers, as often as wanted, until it is disposed of.</returns>
    Task<SandboxedWorkers> PrepareAsync(SandboxView view, SandboxLimits limits, CancellationToken cancellation);
}
