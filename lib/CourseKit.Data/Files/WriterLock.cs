using System.Collections.Concurrent;

namespace CourseKit.Data.Files;

/// <summary>Keeps another process from writing what this one writes. The operating system frees it however the process ends.</summary>
/// <remarks>
/// It does not keep this process from itself: a notebook's cell that was interrupted and is run again must not wait for what
/// the first time left behind.
/// </remarks>
internal sealed class WriterLock : IDisposable
{
    private static readonly ConcurrentDictionary<string, FileStream> Held = new(StringComparer.Ordinal);
    private readonly string _path;

    static WriterLock() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var path in Held.Keys)
            Release(path);
    };

    private WriterLock(string path) => _path = path;

    /// <summary>Takes a lock file, which is made and, at the end, removed; its folder is made if there is none.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="refusal">What to say where another process has it.</param>
    /// <exception cref="IOException">Another process has it.</exception>
    public static WriterLock Take(string path, string refusal)
    {
        var full = Path.GetFullPath(path);
        lock (Held)
        {
            if (!Held.ContainsKey(full) && Open(full, refusal) is { } stream)
                Held[full] = stream;
        }

        return new(full);
    }

    /// <inheritdoc/>
    public void Dispose() => Release(_path);

    private static void Release(string path)
    {
        if (Held.TryRemove(path, out var stream))
            stream.Dispose();
    }

    // Null where no file can be made: who only looks at finished work may do so, and who writes is told then.
    private static FileStream? Open(string path, string refusal)
    {
        // Bounded, for a file system that knows no locks.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            FileStream stream;
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return IsOfAnother(fault) ? throw new IOException(refusal, fault) : null;
            }

            // The one before may have removed the name between our opening and our lock: then what we hold keeps nobody out.
            if (IsKeptOut(path))
                return stream;
            stream.Dispose();
        }

        return null;
    }

    private static bool IsKeptOut(string path)
    {
        try
        {
            using var second = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException fault)
        {
            return IsOfAnother(fault);
        }
    }

    // EAGAIN of Linux and macOS, the two sharing violations of Windows; a full or a read-only disk is an IOException as well.
    private static bool IsOfAnother(Exception fault)
        => fault is IOException && (OperatingSystem.IsWindows() ? (fault.HResult & 0xFFFF) is 32 or 33 : fault.HResult is 11 or 35);
}
