namespace CourseKit.Data.Files;

/// <summary>Writes files whole or not at all: beside, then renamed.</summary>
internal static class AtomicFile
{
    /// <summary>What a file's name ends in while it is being written.</summary>
    public const string Beside = ".tmp";

    /// <remarks>
    /// What a killed process left beside is written over by the next; two at once are kept apart by the lock, and the
    /// second fails with the platform's message.
    /// </remarks>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = path + Beside;
        try
        {
            WriteBeside(beside, content);
            File.Move(beside, path, overwrite: true);
        }
        catch (IOException fault) when (fault.GetType() == typeof(IOException))
        {
            // A full disk is told of the file that was asked for, not of the one beside.
            throw new IOException(fault.Message.Replace(beside, path, StringComparison.Ordinal), fault.HResult);
        }
    }

    private static void WriteBeside(string beside, ReadOnlySpan<byte> content)
    {
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            try
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }
            catch
            {
                stream.Dispose();
                File.Delete(beside);
                throw;
            }
        }
    }
}
