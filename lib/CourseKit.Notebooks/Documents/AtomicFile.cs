namespace CourseKit.Notebooks;

/// <summary>Writes files whole or not at all: beside the target first, then renamed over it.</summary>
internal static class AtomicFile
{
    private const string Prefix = ".coursekit-";
    private const string Extension = ".tmp";

    /// <summary>Removes what processes that were killed left half written; for who has the folder to himself.</summary>
    /// <param name="folder">The folder, not those in it; it need not exist.</param>
    public static void SweepUp(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var left in Directory.EnumerateFiles(folder, $"{Prefix}*{Extension}"))
            File.Delete(left);
    }

    /// <summary>Writes a file; its old content stays until the new one is complete.</summary>
    /// <param name="path">The target; a link is followed, an existing file's permissions are kept.</param>
    /// <param name="content">The bytes.</param>
    /// <exception cref="IOException">The folder is missing, or the disk is full.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var target = Path.GetFullPath(path);
        if (Directory.Exists(target))
            throw new IOException($"{path} is a folder, can't write a file of that name");
        if (new FileInfo(target).LinkTarget is not null)
            target = File.ResolveLinkTarget(target, returnFinalTarget: true)!.FullName;
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: there is no folder {folder}; make it first");
        // A name of its own: the target's with something added could be longer than file systems allow.
        var beside = Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}{Extension}");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            File.Move(beside, target, overwrite: true);
        }
        catch (Exception fault)
        {
            File.Delete(beside);
            // The reader knows nothing of the file beside: a full disk is told of the one that he asked for.
            var message = fault.Message.Replace(beside, target, StringComparison.Ordinal);
            if (fault.GetType() == typeof(IOException))
                throw new IOException(message, fault.HResult);
            if (fault is UnauthorizedAccessException)
                throw new UnauthorizedAccessException(message, fault);
            throw;
        }
    }
}
