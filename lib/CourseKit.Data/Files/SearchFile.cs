using System.Text;
using CourseKit.Data.Files;
using CourseKit.Search;

namespace CourseKit.Data;

/// <summary>A search's record in a file: <c>Record = SearchFile.At("search.jsonl")</c>. Run the same search again, and it goes on where it stopped.</summary>
/// <remarks>
/// Each finished trial is one line, appended before the next is counted; the file is open only for that moment. A process killed while it writes
/// leaves a last line without its line break: it is left out on reading, cut off before the next line is written, and that trial runs again.
/// While a search runs, <c>search.jsonl.lock</c> keeps other processes' searches out; reading is free at any time.
/// </remarks>
public static class SearchFile
{
    /// <summary>The record kept in a file, which may not exist yet.</summary>
    /// <param name="path">The file; its folder is made when the first line is written.</param>
    /// <exception cref="DataFormatException">A line is damaged; the message says which.</exception>
    /// <remarks>A search that begins to use it throws an <see cref="IOException"/> where another process is searching with it.</remarks>
    public static SearchRecord At(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        var (lines, length) = File.Exists(full) ? Whole(full) : ([], 0);
        try
        {
            return SearchRecord.Read(lines, line => length = Append(full, length, line), () => WriterLock.Take(
                full + ".lock", $"another process is searching with {full}: wait for it, or give this search a file of its own"));
        }
        catch (FormatException damaged)
        {
            throw new DataFormatException(path, null, null, damaged.Message, damaged);
        }
    }

    // The lines that end with a line break, and where the last of them ends.
    private static (string[] Lines, long Length) Whole(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        return (end == 0 ? [] : Encoding.UTF8.GetString(bytes, 0, end - 1).Split('\n'), end);
    }

    private static long Append(string path, long length, string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

        // What lies beyond the lines known here is a line cut short; a line break in it is another process's work.
        var beyond = new byte[Math.Max(stream.Length - length, 0)];
        stream.Position = Math.Min(length, stream.Length);
        stream.ReadExactly(beyond);
        if (stream.Length < length || beyond.Contains((byte)'\n'))
            throw new IOException(Invariant($"{path} was changed since it was read: it has {stream.Length} bytes, wanted {length}; one search at a time may write it"));
        stream.SetLength(length);
        stream.Position = length;
        stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        return stream.Position;
    }
}
