namespace CourseKit.Notebooks;

/// <summary>Tells whether two paths lead to one file: a notebook must not be overwritten by what is made of it.</summary>
internal static class SameFile
{
    /// <summary>Whether they do; neither needs to exist.</summary>
    /// <remarks>Links are followed, of the folders too. Upper and lower case differ on Linux alone: where macOS or Windows tells
    /// them apart, two files count as one, which is an error message too many and no lost file.</remarks>
    /// <param name="one">A path.</param>
    /// <param name="other">Another.</param>
    public static bool Is(string one, string other)
        => string.Equals(Real(one), Real(other), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        var at = Path.Combine(Real(folder), Path.GetFileName(full));
        FileSystemInfo entry = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
        // What the link leads to may lie behind another one.
        return entry.Exists && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : at;
    }
}
