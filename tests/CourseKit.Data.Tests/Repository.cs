namespace CourseKit.Data.Tests;

/// <summary>Where the repository's own files lie, found from the test's.</summary>
internal static class Repository
{
    public static string Root { get; } = FindUp("CourseKit.sln") ?? throw new InvalidOperationException("no CourseKit.sln above the tests");

    public static string Data => Path.Combine(Root, "data");

    /// <summary>The folder with the real MNIST test files: named by an environment variable, or beside the repository.</summary>
    public static string? Mnist
        => Environment.GetEnvironmentVariable("COURSEKIT_TEST_MNIST")
            ?? Up(Root).Select(folder => Path.Combine(folder, "shared", "data", "mnist"))
                .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "t10k-images-idx3-ubyte.gz")));

    private static string? FindUp(string file) => Up(AppContext.BaseDirectory).FirstOrDefault(folder => File.Exists(Path.Combine(folder, file)));

    private static IEnumerable<string> Up(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}
