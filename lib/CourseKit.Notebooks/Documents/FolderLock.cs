using System.Globalization;
using System.Text;

namespace CourseKit.Notebooks;

/// <summary>Keeps a second process out of an output folder. The operating system frees it however the process ends.</summary>
internal sealed class FolderLock : IDisposable
{
    /// <summary>The folder in an output folder for what is not part of the result.</summary>
    public const string StateFolder = ".coursekit";

    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    /// <summary>Takes a folder, which is made if need be; null if another process has it.</summary>
    /// <exception cref="IOException">It can't be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be written to.</exception>
    public static FolderLock? TryTake(string folder)
    {
        var state = Directory.CreateDirectory(Path.Combine(folder, StateFolder)).FullName;
        FileStream taken;
        try
        {
            taken = new FileStream(Path.Combine(state, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (IsOfAnother(fault))
        {
            return null;
        }

        try
        {
            AtomicFile.SweepUp(state);
            AtomicFile.Write(OwnerFile(folder), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId} on {Environment.MachineName}, since {DateTime.Now:yyyy-MM-dd HH:mm:ss}")));
            return new(taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Who has a folder, in words.</summary>
    public static string Owner(string folder)
    {
        try
        {
            return File.ReadAllText(OwnerFile(folder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "process unknown";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    // A full disk or a read-only one is an IOException as well, and no other process: EAGAIN of Linux and macOS, the two
    // sharing violations of Windows.
    private static bool IsOfAnother(IOException fault)
        => OperatingSystem.IsWindows() ? (fault.HResult & 0xFFFF) is 32 or 33 : fault.HResult is 11 or 35;

    private static string OwnerFile(string folder) => Path.Combine(folder, StateFolder, "lock-owner");
}
