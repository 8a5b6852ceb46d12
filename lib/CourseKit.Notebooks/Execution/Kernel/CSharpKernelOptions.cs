using CourseKit.Notebooks.Execution.Kernel.Packages;

namespace CourseKit.Notebooks.Execution.Kernel;

/// <summary>How a kernel inside this process runs its cells.</summary>
public sealed record CSharpKernelOptions
{
    /// <summary>The folder that relative paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> start from.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>How many characters a cell may show before the rest is cut with a note; at least 1.</summary>
    public int OutputLimit { get; init; } = DefaultOutputLimit;

    /// <summary>How long one package restore may take.</summary>
    public TimeSpan RestoreTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Where the results of package restores are remembered.</summary>
    internal RestoreCache PackageCache { get; init; } = RestoreCache.OfUser;

    /// <summary>Ten million characters.</summary>
    public const int DefaultOutputLimit = 10_000_000;
}
