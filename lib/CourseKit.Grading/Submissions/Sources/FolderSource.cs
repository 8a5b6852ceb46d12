using System.Globalization;

namespace CourseKit.Grading.Submissions;

/// <summary>A folder of submissions. Links in it are reported and not followed.</summary>
internal sealed class FolderSource(string folder, ArchiveLimits limits) : ISubmissionSource
{
    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Entries()
    {
        var count = 0;
        var waiting = new Stack<DirectoryInfo>([new DirectoryInfo(folder)]);
        while (waiting.TryPop(out var at))
        {
            var isEmpty = true;
            foreach (var item in at.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
                .OrderBy(item => item.Name, StringComparer.Ordinal))
            {
                isEmpty = false;
                if (++count > limits.ClassEntries)
                {
                    throw new IntakeException(string.Create(CultureInfo.InvariantCulture,
                        $"{folder} holds more than {limits.ClassEntries} files; name the folder of one assignment's submissions"));
                }

                if (item is DirectoryInfo { LinkTarget: null } inner && !inner.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    waiting.Push(inner);
                else
                    yield return Of(item);
            }

            if (isEmpty && at.FullName != Path.GetFullPath(folder))
                yield return new SourceEntry(Relative(at) + "/", 0, Time: null, static () => []) { IsFolder = true };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held open.
    }

    private SourceEntry Of(FileSystemInfo item)
    {
        var path = Relative(item);
        if (item.LinkTarget is not null || item.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return new SourceEntry(path, 0, null, static () => []) { Fault = "it is a link" };
        var named = EntryName.FaultOf(path);
        var length = ((FileInfo)item).Length;
        return new SourceEntry(path, length, new DateTimeOffset(item.LastWriteTimeUtc), () => Read(item.FullName, length, limits))
        {
            Fault = named?.Fault,
            IsPathFalse = named?.IsPathFalse ?? false,
        };
    }

    private static byte[] Read(string path, long length, ArchiveLimits limits)
    {
        // What is no file but a pipe or a device has no length; opening it could wait for ever.
        if (length == 0)
            return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return BoundedReader.Read(stream, Math.Max(limits.FileBytes, limits.ArchiveBytes));
    }

    private string Relative(FileSystemInfo item) => Path.GetRelativePath(folder, item.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
