namespace CourseKit.Grading.Submissions;

/// <summary>How large what is handed in may be. An archive is refused by what its directory says; what it then
/// yields is counted too, because a directory can lie.</summary>
public sealed record ArchiveLimits
{
    /// <summary>The largest notebook, in bytes.</summary>
    public long FileBytes { get; init; } = 32L << 20;

    /// <summary>The largest archive of one student's, packed, in bytes.</summary>
    public long ArchiveBytes { get; init; } = 64L << 20;

    /// <summary>The most that one student's archive may unpack to, in bytes.</summary>
    public long UnpackedBytes { get; init; } = 256L << 20;

    /// <summary>The most entries of one student's archive.</summary>
    public int Entries { get; init; } = 1_000;

    /// <summary>The most entries of the whole class's archive or folder.</summary>
    public int ClassEntries { get; init; } = 200_000;

    /// <summary>The most that an entry of more than a mebibyte may have been packed by.</summary>
    public int Ratio { get; init; } = 200;
}
