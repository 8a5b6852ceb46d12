using System.Text.Json;

namespace CourseKit.Notebooks.Rendering;

/// <summary>An npm package as the lock file pins it.</summary>
/// <param name="Name">The package.</param>
/// <param name="Version">The exact version.</param>
/// <param name="Integrity">The archive's hash (<c>sha512-…</c>, base64).</param>
internal sealed record LockedPackage(string Name, string Version, string Integrity)
{
    /// <summary>The packages that the pages use themselves; what those depend on is already bundled in their files.</summary>
    public static IReadOnlyList<LockedPackage> All { get; } = Read();

    /// <summary>The archive's file name, as npm gives it.</summary>
    public string ArchiveFile => $"{Name}-{Version}.tgz";

    private static List<LockedPackage> Read()
    {
        using var document = JsonDocument.Parse(PageAssets.LockFile);
        var packages = document.RootElement.GetProperty("packages");
        var direct = packages.GetProperty("").GetProperty("dependencies");
        return [.. direct.EnumerateObject().Select(dependency =>
        {
            var locked = packages.GetProperty("node_modules/" + dependency.Name);
            return new LockedPackage(
                dependency.Name, locked.GetProperty("version").GetString()!, locked.GetProperty("integrity").GetString()!);
        })];
    }
}
