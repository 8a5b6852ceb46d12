using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Notebooks.Execution;

/// <summary>Makes fingerprints of notebooks.</summary>
/// <param name="hashes">File hashes, remembered from earlier runs.</param>
/// <param name="engine">What identifies the engine.</param>
internal sealed class FingerprintReader(FileHashes hashes, string engine)
{
    private readonly Dictionary<string, string> _folders = [];

    /// <summary>The engine's identity: this very build of it, and the runtime.</summary>
    public static string ThisEngine { get; } =
        typeof(FingerprintReader).Assembly.ManifestModule.ModuleVersionId.ToString("N") + " " + Environment.Version;

    /// <summary>The fingerprint of a notebook as it lies on the disk.</summary>
    public Fingerprint Of(string notebook)
    {
        var path = Path.GetFullPath(notebook);
        return new(hashes.Of(path), Library(path), Data(Path.GetDirectoryName(path)!), engine);
    }

    private string Library(string notebook)
    {
        var text = new StringBuilder();
        foreach (var file in NotebookReferences.Of(notebook))
        {
            // An assembly brings in the others of its folder when it needs them.
            var parts = file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && Path.GetDirectoryName(file) is { } folder
                && Directory.Exists(folder)
                ? Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Prepend(file).Distinct()
                : [file];
            foreach (var part in parts)
                text.Append(part).Append('\t').Append(hashes.Of(part)).Append('\n');
        }

        return Hash(text);
    }

    private string Data(string folder)
    {
        var text = new StringBuilder();
        foreach (var data in DataFolders.Of(folder))
            text.Append(Folder(data)).Append('\n');
        return Hash(text);
    }

    private string Folder(string folder)
    {
        if (_folders.TryGetValue(folder, out var known))
            return known;
        var text = new StringBuilder();
        var all = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
        foreach (var file in Directory.EnumerateFiles(folder, "*", all).Order(StringComparer.Ordinal))
            text.Append(Path.GetRelativePath(folder, file)).Append('\t').Append(hashes.Of(file)).Append('\n');
        return _folders[folder] = Hash(text);
    }

    private static string Hash(StringBuilder text)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
