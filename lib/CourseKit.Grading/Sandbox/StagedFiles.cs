using System.Runtime.Versioning;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Sandbox;

/// <summary>What the sandbox shows of our files: where each lies outside, and where it stands inside.</summary>
/// <remarks>Where we are root, the sandbox is made by nobody, who can't look into a folder that is root's alone: what lies
/// there is copied once to where everybody can read it.</remarks>
[UnsupportedOSPlatform("windows")]
internal sealed class StagedFiles
{
    private readonly bool _mustBePublic;

    private StagedFiles(bool mustBePublic) => _mustBePublic = mustBePublic;

    /// <summary>The runtime.</summary>
    public (string Outside, string Inside) DotnetRoot { get; private set; }

    /// <summary>The worker program and what it needs.</summary>
    public IReadOnlyList<(string Outside, string Inside)> Engine { get; private set; } = [];

    /// <summary>The worker's current directory inside.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The course's files and folders.</summary>
    public IReadOnlyList<(string Outside, string Inside)> Course { get; private set; } = [];

    /// <summary>The folder that copies were made in; null if none was needed.</summary>
    public ScratchFolder? Folder { get; private set; }

    /// <summary>Finds, and copies where needed.</summary>
    /// <param name="view">What the worker may read.</param>
    /// <param name="mustBePublic">Whether nobody must be able to read it.</param>
    public static StagedFiles Of(SandboxView view, bool mustBePublic)
    {
        var paths = new SandboxPaths(view);
        var files = new StagedFiles(mustBePublic) { WorkingDirectory = paths.WorkingDirectory };
        var dotnet = Path.GetDirectoryName(File.ResolveLinkTarget(DotnetHost.Path, returnFinalTarget: true)?.FullName ?? DotnetHost.Path)!;
        files.DotnetRoot = (files.Stage(dotnet), dotnet);
        files.Engine = [.. EngineFiles.Of(typeof(KernelProcess).Assembly.Location)
            .Select(file => (files.Stage(file), $"{BubblewrapCommand.Engine}/{Path.GetFileName(file)}"))];

        // Outer folders first, so that no mount hides one made before it; a file in a folder that is shown needs none of its own.
        var folders = view.Folders.Select(Path.GetFullPath).Where(Directory.Exists).Distinct().Order(StringComparer.Ordinal).ToList();
        var alone = view.Files.Select(Path.GetFullPath).Where(File.Exists).Distinct()
            .Where(file => !folders.Exists(folder => SandboxPaths.IsWithin(file, folder))).Order(StringComparer.Ordinal);
        files.Course = [.. folders.Concat(alone).Select(path => (files.Stage(path), paths.Inside(path)))];
        return files;
    }

    private string Stage(string path)
    {
        if (!_mustBePublic || IsPublic(path))
            return path;
        Folder ??= ScratchFolder.Create("staged", PublicTemporaryFolder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var copy = Path.Combine(Folder.FullName, Guid.NewGuid().ToString("N"));
        if (File.Exists(path))
            CopyFile(path, copy);
        else
            CopyFolder(path, copy);
        return copy;
    }

    private static string PublicTemporaryFolder => IsPublic(Path.GetTempPath()) ? Path.GetTempPath() : "/tmp";

    private static bool IsPublic(string path)
    {
        const UnixFileMode Enter = UnixFileMode.OtherExecute;
        for (var at = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)); at is not null; at = Path.GetDirectoryName(at))
        {
            if ((File.GetUnixFileMode(at) & Enter) != Enter)
                return false;
        }

        var needed = Directory.Exists(path) ? Enter | UnixFileMode.OtherRead : UnixFileMode.OtherRead;
        return (File.GetUnixFileMode(path) & needed) == needed;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        foreach (var file in Directory.EnumerateFiles(from))
            CopyFile(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => new DirectoryInfo(folder).LinkTarget is null))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private static void CopyFile(string from, string to)
    {
        File.Copy(from, to);
        File.SetUnixFileMode(to, File.GetUnixFileMode(to) | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }
}
