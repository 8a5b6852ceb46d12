using System.Globalization;
using System.Security.Cryptography;

namespace CourseKit.Notebooks.Execution;

/// <summary>Hashes of files, kept by size and time of change so that large data need not be read on every run.</summary>
internal sealed class FileHashes
{
    /// <summary>A file changed so recently may change again within the same tick of a coarse file system's clock.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, string> _old;
    private readonly Dictionary<string, string> _used = [];

    /// <summary>Starts from what an earlier run remembered.</summary>
    /// <param name="remembered">Path → size, time and hash, as <see cref="Remembered"/> gives them.</param>
    public FileHashes(IReadOnlyDictionary<string, string>? remembered = null)
        => _old = remembered is null ? [] : new(remembered);

    /// <summary>What is worth remembering for the next run.</summary>
    public IReadOnlyDictionary<string, string> Remembered => _used;

    /// <summary>Size and SHA-256 of a file, or <c>absent</c>.</summary>
    public string Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return "absent";
            var stamp = string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks} ");
            if (_old.TryGetValue(path, out var known) && known.StartsWith(stamp, StringComparison.Ordinal))
            {
                _used[path] = known;
                return known[stamp.Length..];
            }

            var settled = DateTime.UtcNow - file.LastWriteTimeUtc > Settled;
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (settled)
                _used[path] = _old[path] = stamp + hash;
            return hash;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "unreadable";
        }
    }
}
