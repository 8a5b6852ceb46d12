using System.Text.RegularExpressions;

namespace CourseKit.Notebooks;

/// <summary>A folder of our own among the system's temporary ones, gone when it is disposed of; what a process that was killed
/// has left behind goes when the next one makes such a folder.</summary>
/// <remarks>Each folder has a note with its path among the user's own files, held open as long as its owner lives, however that
/// ends: a note that can be taken is an orphan's. The note is written before its folder is made. It does not lie beside the
/// folder, where other users may write: they could name folders that are not ours.</remarks>
internal sealed partial class ScratchFolder : IDisposable
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly FileStream? _held;

    private ScratchFolder(string path, FileStream? note) => (FullName, _held) = (path, note);

    /// <summary>The folder's full path.</summary>
    public string FullName { get; }

    /// <summary>Makes a folder, and clears away those that have lost their owner.</summary>
    /// <param name="purpose">A word for its name.</param>
    /// <param name="parent">The folder that it is made in; null for the system's.</param>
    /// <param name="mode">Who may look into it, where the system knows that.</param>
    /// <param name="notes">Where the notes lie; null for the user's own place.</param>
    /// <exception cref="IOException">It can't be made.</exception>
    public static ScratchFolder Create(string purpose, string? parent = null, UnixFileMode mode = OwnerAlone, string? notes = null)
    {
        var path = Path.Combine(Path.GetFullPath(parent ?? Path.GetTempPath()), $"coursekit-{purpose}-{Guid.NewGuid():N}");
        FileStream? note = null;
        notes ??= Notes();
        if (notes is not null)
        {
            ClearOrphans(notes);
            note = Write(Path.Combine(notes, $"{Guid.NewGuid():N}.note"), path);
        }

        var folder = new ScratchFolder(path, note);
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, mode);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear(FullName, _held);

    // Null where the user has no place of their own, a container without a home, say: then nothing is noted.
    private static string? Notes()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0)
            return null;
        try
        {
            return Directory.CreateDirectory(Path.Combine(data, "coursekit", "scratch")).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream? Write(string file, string path)
    {
        FileStream? note = null;
        try
        {
            note = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            note.Write(System.Text.Encoding.UTF8.GetBytes(path));
            note.Flush();
            return note;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk, or somebody took it for an orphan's in the moment before it was ours.
            note?.Dispose();
            return null;
        }
    }

    private static void ClearOrphans(string notes)
    {
        foreach (var file in Directory.Exists(notes) ? Directory.GetFiles(notes, "*.note") : [])
        {
            try
            {
                var orphan = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                using var reader = new StreamReader(orphan, leaveOpen: true);
                // Half a note names half a path: only a whole name of ours is followed.
                var path = reader.ReadToEnd();
                Clear(OwnName().IsMatch(Path.GetFileName(path)) ? path : "", orphan);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Its owner lives, or has just cleared it away.
            }
        }
    }

    private static void Clear(string path, FileStream? note)
    {
        try
        {
            if (path.Length > 0 && Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            if (note is not null)
                File.Delete(note.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not worth failing for: the note stays, and the next one clears it away.
        }
        finally
        {
            note?.Dispose();
        }
    }

    [GeneratedRegex(@"\Acoursekit-[a-z]+-[0-9a-f]{32}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnName();
}
