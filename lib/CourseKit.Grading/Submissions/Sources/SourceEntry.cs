namespace CourseKit.Grading.Submissions;

/// <summary>A file, or an empty folder, of what was handed in. Its content is read when it is asked for.</summary>
/// <param name="Path">Its path below the source, with <c>/</c>; as it was written, not safe to show.</param>
/// <param name="Length">Bytes, as far as is known beforehand.</param>
/// <param name="Time">When it was last written; null if that is not known.</param>
/// <param name="Read">Reads the content.</param>
internal sealed record SourceEntry(string Path, long Length, DateTimeOffset? Time, Func<byte[]> Read)
{
    /// <summary>Why it is not touched; null if it may be read.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the path itself is a trick, so that no student may be told from it.</summary>
    public bool IsPathFalse { get; init; }

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder { get; init; }

    /// <summary>Whether it is a notebook by its name.</summary>
    public bool IsNotebook => !IsFolder && (Has(".dib") || Has(".ipynb"));

    /// <summary>Whether it is an archive by its name.</summary>
    public bool IsArchive => !IsFolder && Has(".zip");

    /// <summary>Whether a system or an editor left it there, unseen by the student.</summary>
    public bool IsLitter
    {
        get
        {
            var parts = Path.TrimEnd('/').Split('/');
            return parts.Any(part => part is "__MACOSX" or ".ipynb_checkpoints" or ".git")
                || parts[^1] is ".DS_Store" or "Thumbs.db" or "desktop.ini" || parts[^1].StartsWith("._", StringComparison.Ordinal);
        }
    }

    private bool Has(string extension) => Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
