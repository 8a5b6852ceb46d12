using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Notebooks.Execution.Kernel.Packages;

/// <summary>Remembers what sets of packages were restored to, in the user's cache folder.</summary>
internal sealed class RestoreCache(string folder)
{
    private static readonly TimeSpan FloatingAge = TimeSpan.FromDays(1);

    /// <summary>The cache of this user.</summary>
    public static RestoreCache OfUser { get; } = new(Path.Combine(CacheFolder(), "coursekit", "packages"));

    /// <summary>What the set was restored to; null when unknown, out of date, or when a file is gone.</summary>
    public RestoredPackages? Find(string key, bool isFloating)
    {
        var path = PathOf(key);
        if (!File.Exists(path) || (isFloating && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > FloatingAge))
            return null;
        try
        {
            var lines = File.ReadAllLines(path);
            return lines is [var first, .., "end"] && first == key && lines[1..^1].All(l => l.Length > 2 && File.Exists(l[2..]))
                ? new RestoredPackages(Of('c'), Of('r'), Of('n'))
                : null;

            List<string> Of(char kind) => [.. lines[1..^1].Where(l => l[0] == kind).Select(l => l[2..])];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Remembers a set. A cache that can't be written is no failure.</summary>
    public void Store(string key, RestoredPackages packages)
    {
        string[] lines =
        [
            key,
            .. packages.Compile.Select(p => "c " + p),
            .. packages.Runtime.Select(p => "r " + p),
            .. packages.Native.Select(p => "n " + p),
            "end",
        ];
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(PathOf(key), Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Next time the restore runs again.
        }
    }

    private string PathOf(string key)
        => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32] + ".txt");

    private static string CacheFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Caches");
        return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(home, ".cache");
    }
}
