using System.Security.Cryptography;
using System.Text;
using CourseKit.Grading.Assignments;
using CourseKit.Grading.Sandbox;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Judging;

/// <summary>The files that an assignment loads, and the hash of everything that takes part in judging it.</summary>
internal sealed record AssignmentFiles(SandboxView View, string ToolsHash, bool LoadsCourseKit)
{
    private static readonly string[] Notebooks = [".dib", ".ipynb"];

    /// <summary>Finds the files.</summary>
    public static AssignmentFiles Of(Assignment assignment)
    {
        var source = assignment.Source.FilePath;
        var folder = source is null ? Environment.CurrentDirectory : Path.GetDirectoryName(Path.GetFullPath(source))!;
        string[] files = source is null ? [] : [.. NotebookReferences.Of(source).Where(File.Exists)];
        string[] assemblies = [.. files.Where(IsAssembly)];
        string[] data = [.. DataFolders.Of(folder).Where(at => IsHarmless(at, folder))];
        string[] folders = [.. assemblies.Select(file => Path.GetDirectoryName(file)!).Distinct().Where(at => IsHarmless(at, folder)), .. data];

        var own = new[] { typeof(AssignmentFiles), typeof(KernelProcess) }.Select(type => type.Assembly.Location);
        var beside = folders.Except(data).SelectMany(at => Directory.EnumerateFiles(at, "*.dll"));
        var parts = own.Concat(files).Concat(beside).Distinct().OrderBy(Path.GetFileName, StringComparer.Ordinal).ThenBy(path => path, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(Path.GetFileName(part)).Append(' ').Append(HashOf(part)).Append('\n');
        return new AssignmentFiles(
            new SandboxView(folder, files, folders),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))),
            assemblies.Any(file => Path.GetFileName(file) == "CourseKit.dll"));
    }

    private static bool IsAssembly(string file) => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    // Shown whole are folders of assemblies, which load what lies beside them, and of data; one that holds notebooks is not: they
    // may be solutions, or others' work.
    private static bool IsHarmless(string at, string notebookFolder)
        => !SandboxPaths.IsWithin(notebookFolder, at)
            && !Directory.EnumerateFiles(at, "*", SearchOption.AllDirectories)
                .Any(file => Notebooks.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
