using System.IO.Compression;
using System.Text;

namespace CourseKit.Grading.Submissions;

/// <summary>Opens archives so that their names come out as they were meant.</summary>
/// <remarks>An archive made by Windows in Korea names files in code page 949 and does not say so; read as UTF-8, two
/// students' names could become one.</remarks>
internal static class ZipNames
{
    private const int Korean = 949;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens an archive, which then owns the stream.</summary>
    public static ZipArchive Open(Stream stream)
    {
        try
        {
            bool isUtf8;
            using (var raw = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1))
                isUtf8 = raw.Entries.All(entry => IsUtf8(entry.FullName));
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false,
                isUtf8 ? Strict : CodePagesEncodingProvider.Instance.GetEncoding(Korean));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    // Bytes stand here as the characters 0 to 255; a name that the archive declares as UTF-8 may have others.
    private static bool IsUtf8(string name)
    {
        if (name.Any(c => c > 0xFF))
            return true;
        try
        {
            Strict.GetCharCount(Encoding.Latin1.GetBytes(name));
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
