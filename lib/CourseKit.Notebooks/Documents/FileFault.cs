namespace CourseKit.Notebooks;

/// <summary>What the operating system says of a file, and what to do about it where that is known.</summary>
public static class FileFault
{
    // ENOSPC; EDQUOT of Linux and of macOS; the two of Windows.
    private static readonly HashSet<int> Full = OperatingSystem.IsWindows() ? [0x70, 0x27] : [28, 122, 69];

    /// <summary>The message of a fault, in one line.</summary>
    /// <param name="fault">The fault; one that is no full disk is told in its own words.</param>
    public static string Told(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var message = fault.Message.ReplaceLineEndings(" ");
        return IsFullDisk(fault)
            ? $"{message}; make room there, or name a folder on another disk, and give the same command again: what is finished is kept"
            : message;
    }

    private static bool IsFullDisk(Exception fault) => fault is IOException && Full.Contains(fault.HResult & 0xFFFF);
}
