using System.Text.RegularExpressions;

namespace CourseKit.Cli.Tests;

/// <summary>Compares a command's output with a kept text. With COURSEKIT_ACCEPT=1 the output is kept instead; look at the
/// difference before committing it.</summary>
internal static partial class Snapshot
{
    public static void ShouldMatch(string output, string name)
    {
        var actual = Normalize(output);
        var path = Path.Combine(Folder(), name + ".txt");
        if (Environment.GetEnvironmentVariable("COURSEKIT_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        File.Exists(path).ShouldBeTrue($"there is no snapshot {name}.txt; run the tests with COURSEKIT_ACCEPT=1 to keep one");
        actual.ShouldBe(File.ReadAllText(path).ReplaceLineEndings("\n"), $"snapshot {name}.txt (COURSEKIT_ACCEPT=1 keeps the new output)");
    }

    /// <summary>Without what differs between machines and runs: times, versions, line ends.</summary>
    private static string Normalize(string output)
    {
        output = output.ReplaceLineEndings("\n");
        output = Times().Replace(output, "TIME");
        return Versions().Replace(output, "VERSION");
    }

    private static string Folder()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "CourseKit.Cli.Tests.csproj")))
                return Path.Combine(at, "Snapshots");
        }

        throw new DirectoryNotFoundException("The tests run outside their project's folder.");
    }

    [GeneratedRegex(@"\b\d+(\.\d)? s\b(?! )|\d+:\d\d (min|h)\b")]
    private static partial Regex Times();

    [GeneratedRegex(@"\b\d+\.\d+\.\d+\b")]
    private static partial Regex Versions();
}
