using CourseKit.Grading.Judging;
using CourseKit.Grading.Sandbox;

namespace CourseKit.Grading.Tests.Judging;

/// <summary>The real sandbox for tests, where there is one.</summary>
internal static class SandboxedJudge
{
    private static readonly Lazy<Task<string?>> Problem = new(() => new BubblewrapSandbox().ProblemAsync(CancellationToken.None));

    public static string Repository { get; } = FindRepository();

    /// <summary>What the assignments of these tests load.</summary>
    public static string Library { get; } = Path.Combine(Repository, "lib", "CourseKit", "bin", "Release", "net10.0", "CourseKit.dll");

    public static JudgeOptions Options { get; } = new()
    {
        Sandbox = new BubblewrapSandbox(),
        Limits = new SandboxLimits { HeapBytes = 256L << 20 },
    };

    public static async Task SkipWithoutSandboxAsync()
    {
        var problem = await Problem.Value;
        Skip.If(problem is not null, problem);
        Skip.IfNot(File.Exists(Library), "dotnet build lib/CourseKit -c Release first");
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CourseKit.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
