using System.Globalization;
using System.IO.Compression;

namespace CourseKit.Grading.Submissions;

/// <summary>An archive of submissions: the campus system's of a whole class, or one student's inside it.</summary>
/// <remarks>Nothing is ever unpacked to the disk. The archive is read by one thread at a time.</remarks>
internal sealed class ZipSource : ISubmissionSource
{
    private const int FileTypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int Link = 0xA000;

    // What is stored without packing may hold marks of its own, but not ten times as many as there may be entries.
    private const int MarksPerEntry = 10;

    private readonly ZipArchive _archive;
    private readonly ArchiveLimits _limits;
    private readonly Lock _gate = new();

    private ZipSource(ZipArchive archive, ArchiveLimits limits) => (_archive, _limits) = (archive, limits);

    // What begins each entry of an archive's directory.
    private static ReadOnlySpan<byte> DirectoryMark => "PK\x01\x02"u8;

    /// <summary>Opens the archive of a class.</summary>
    /// <exception cref="IntakeException">It is no archive, or has too many entries.</exception>
    public static ZipSource OpenClass(string path, ArchiveLimits limits)
    {
        try
        {
            var source = new ZipSource(ZipNames.Open(File.OpenRead(path)), limits);
            var count = source._archive.Entries.Count;
            if (count <= limits.ClassEntries)
                return source;
            source.Dispose();
            throw new IntakeException(string.Create(CultureInfo.InvariantCulture, $"{path} has {count} entries, more than {limits.ClassEntries}"));
        }
        catch (InvalidDataException fault)
        {
            throw new IntakeException($"{path} can't be read as a zip archive: {fault.Message}");
        }
    }

    /// <summary>Opens an archive that a student handed in.</summary>
    /// <exception cref="InvalidDataException">It is no archive, or one that is refused; the message says why.</exception>
    public static ZipSource OpenStudents(byte[] content, ArchiveLimits limits)
    {
        // The runtime reads the whole directory before its entries can be counted, and a million of them take a gigabyte.
        if (content.AsSpan().Count(DirectoryMark) > MarksPerEntry * (long)limits.Entries)
            throw Refused($"it has more than {limits.Entries} entries");
        var source = new ZipSource(ZipNames.Open(new MemoryStream(content, writable: false)), limits);
        var entries = source._archive.Entries;
        if (entries.Count > limits.Entries)
            throw Refused($"it has {entries.Count} entries, more than {limits.Entries}");
        long total = 0;
        foreach (var entry in entries)
            total = entry.Length < 0 ? long.MaxValue : Math.Min(long.MaxValue - entry.Length, total) + entry.Length;
        if (total > limits.UnpackedBytes)
            throw Refused($"it unpacks to {total >> 20} MiB, more than {limits.UnpackedBytes >> 20} MiB");
        // One trick is enough: an archive that tries one is not looked into further.
        foreach (var entry in source.Entries())
        {
            if (entry.Fault is { } fault && !entry.IsLitter)
                throw Refused($"{PrintableText.Of(entry.Path, 60)} in it: {fault}");
        }

        return source;
    }

    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Entries()
    {
        // Programs differ in which of two entries of one name they show; so neither is taken.
        var twice = _archive.Entries.GroupBy(NameOf, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in _archive.Entries)
        {
            var name = NameOf(entry);
            var named = EntryName.FaultOf(name);
            yield return new SourceEntry(name, entry.Length, TimeOf(entry), () => Read(entry))
            {
                IsFolder = name.EndsWith('/'),
                Fault = named?.Fault ?? (twice.Contains(name) ? "the archive has two entries of this name" : FaultOf(entry)),
                IsPathFalse = named?.IsPathFalse ?? false,
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    // Some Windows programs write backslashes, and one that leads out of the archive must not pass for a name.
    private static string NameOf(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/');

    private string? FaultOf(ZipArchiveEntry entry)
    {
        var type = (entry.ExternalAttributes >> 16) & FileTypeMask;
        if (type == Link)
            return "it is a link";
        if (type is not (0 or RegularFile or Folder))
            return "it is neither a file nor a folder";
        if (entry.IsEncrypted)
            return "it is encrypted; ask for it without a password";
        return entry.Length > 1 << 20 && entry.Length / _limits.Ratio > Math.Max(1, entry.CompressedLength)
            ? string.Create(CultureInfo.InvariantCulture,
                $"it unpacks to {entry.Length >> 20} MiB, over {_limits.Ratio} times what it takes packed")
            : null;
    }

    private byte[] Read(ZipArchiveEntry entry)
    {
        lock (_gate)
        {
            using var stream = entry.Open();
            return BoundedReader.Read(stream, Math.Max(_limits.FileBytes, _limits.ArchiveBytes));
        }
    }

    // Archives that know no time say midnight of 1 January 1980.
    private static DateTimeOffset? TimeOf(ZipArchiveEntry entry)
        => entry.LastWriteTime.Year <= 1980 ? null : entry.LastWriteTime;

    private static InvalidDataException Refused(FormattableString why) => new(FormattableString.Invariant(why));
}
