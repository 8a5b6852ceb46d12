using System.Security.Cryptography;

namespace CourseKit.Fuzz;

/// <summary>The inputs that were findings once, in <c>tests/fuzz/corpus/&lt;reader&gt;/</c>.</summary>
internal static class Corpus
{
    /// <summary>The folder of all readers' inputs, in the repository.</summary>
    public static string Folder { get; } = Path.Combine(Above(AppContext.BaseDirectory), "tests", "fuzz", "corpus");

    /// <summary>A reader's inputs, by name.</summary>
    public static IReadOnlyList<(string Name, byte[] Input)> Of(string reader)
        => Path.Combine(Folder, reader) is var folder && Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))]
            : [];

    /// <summary>Keeps a finding's input.</summary>
    /// <returns>The file.</returns>
    public static string Keep(string reader, Finding finding)
    {
        var words = string.Concat(finding.Kind.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
        while (words.Contains("--", StringComparison.Ordinal))
            words = words.Replace("--", "-", StringComparison.Ordinal);
        words = words.Length > 60 ? words[^60..] : words;
        var path = Path.Combine(Folder, reader, $"{words.Trim('-')}-{Convert.ToHexStringLower(SHA256.HashData(finding.Input))[..6]}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, finding.Input);
        return path;
    }

    private static string Above(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "CourseKit.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"no folder above {AppContext.BaseDirectory} has CourseKit.sln");
        return folder;
    }
}
