using CourseKit.Grading.Assignments;

namespace CourseKit.Grading.Tests.Homeworks;

/// <summary>The course's homeworks, as instructors wrote them.</summary>
internal static class HomeworkFiles
{
    private static readonly string Root = FindRoot();

    private static readonly string Folder = Path.Combine(Root, "notebooks", "homework");

    /// <summary>The names of the source notebooks.</summary>
    public static TheoryData<string> Names
        => [.. Directory.EnumerateFiles(Folder, "*.dib").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Reads a homework where it stands.</summary>
    public static Assignment Read(string name) => AssignmentReader.Read(Path.Combine(Folder, name));

    /// <summary>Reads a copy that loads the library of the build under test, whatever else lies in bin.</summary>
    public static Assignment ReadToRun(string name, string copies)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var library = Path.Combine(Root, "lib").Replace('\\', '/') + "/";
        var source = File.ReadAllText(Path.Combine(Folder, name))
            .Replace("#r \"../../lib/", $"#r \"{library}", StringComparison.Ordinal)
            .Replace("/bin/Release/", $"/bin/{configuration}/", StringComparison.Ordinal);
        var copy = Path.Combine(copies, name);
        File.WriteAllText(copy, source);
        return AssignmentReader.Read(copy);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CourseKit.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"CourseKit.sln is in no folder above {AppContext.BaseDirectory}");
    }
}
