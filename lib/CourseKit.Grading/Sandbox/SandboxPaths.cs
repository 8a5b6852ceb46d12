namespace CourseKit.Grading.Sandbox;

/// <summary>Where the assignment's files stand inside the sandbox: under a neutral path, in the same places relative to each
/// other, so that <c>#r "../../lib/…"</c> finds what it found outside.</summary>
internal sealed class SandboxPaths
{
    private const string Root = "/course";
    private readonly string _common;

    public SandboxPaths(SandboxView view)
    {
        var parents = view.Files.Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!)
            .Concat(view.Folders.Select(Path.GetFullPath)).Append(Path.GetFullPath(view.NotebookFolder));
        _common = parents.Aggregate(Common);
        WorkingDirectory = Inside(view.NotebookFolder);
    }

    /// <summary>The worker's current directory: private, writable, empty at the start.</summary>
    public string WorkingDirectory { get; }

    /// <summary>A path as the worker sees it.</summary>
    public string Inside(string path)
    {
        var relative = Path.GetRelativePath(_common, Path.GetFullPath(path));
        return relative == "." ? Root : $"{Root}/{relative}";
    }

    private static string Common(string one, string other)
    {
        var root = one;
        while (!IsWithin(other, root))
            root = Path.GetDirectoryName(root)!;
        return root;
    }

    /// <summary>Whether a path is a folder or lies below it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
