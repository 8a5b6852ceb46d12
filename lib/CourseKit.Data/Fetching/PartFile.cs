using System.Security.Cryptography;

namespace CourseKit.Data.Fetching;

/// <summary>The part of a file that has come so far, NAME.part beside the place of the whole; one process writes it.</summary>
internal sealed class PartFile : IDisposable
{
    private readonly string _path;
    private readonly string _target;
    private readonly FileStream _stream;

    private PartFile(string path, string target, FileStream stream)
    {
        _path = path;
        _target = target;
        _stream = stream;
    }

    /// <summary>Bytes that have come.</summary>
    public long Length => _stream.Length;

    public static PartFile Open(string target)
    {
        var path = target + ".part";
        try
        {
            var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 16);
            stream.Seek(0, SeekOrigin.End);
            return new PartFile(path, target, stream);
        }
        catch (IOException fault) when (File.Exists(path))
        {
            throw new DataFetchException($"{path} can't be opened ({fault.Message}); is another fetch at work? Wait for it, or remove the file", fault);
        }
    }

    public void Append(ReadOnlySpan<byte> data) => _stream.Write(data);

    public void StartAgain() => _stream.SetLength(0);

    /// <summary>Gives the part its name if its checksum is right.</summary>
    public bool TryFinish(string sha256)
    {
        _stream.Flush(flushToDisk: true);
        _stream.Position = 0;
        var right = string.Equals(Convert.ToHexStringLower(SHA256.HashData(_stream)), sha256, StringComparison.Ordinal);
        _stream.Seek(0, SeekOrigin.End);
        if (!right)
            return false;
        _stream.Dispose();
        File.Move(_path, _target, overwrite: true);
        return true;
    }

    /// <summary>Keeps what has come; an empty part leaves no file.</summary>
    public void Dispose()
    {
        if (!_stream.CanRead)
            return;
        var empty = _stream.Length == 0;
        _stream.Dispose();
        if (empty)
            File.Delete(_path);
    }
}
