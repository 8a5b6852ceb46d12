using System.Text;

namespace CourseKit.Notebooks;

/// <summary>A text file's content, with the place of the first byte that is not UTF-8.</summary>
/// <param name="Text">The text up to the fault, without byte order mark and with LF line ends.</param>
/// <param name="FaultLine">The line of the fault, from 1; 0 when there is none.</param>
/// <param name="Fault">What is wrong there; empty when nothing is.</param>
internal sealed record Utf8File(string Text, int FaultLine, string Fault)
{
    /// <summary>The largest notebook that is read, in bytes (256 MiB).</summary>
    public const long MaxBytes = 256L << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Text that needs no decoding.</summary>
    public static Utf8File FromText(string text) => new(Prepared(text), 0, "");

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="NotebookFormatException">It is larger than <see cref="MaxBytes"/>.</exception>
    public static Utf8File Read(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder, wanted a notebook: name a .dib or .ipynb file in it");
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new FileNotFoundException($"{path}: there is no such file (looked in {file.DirectoryName})", path);
        if (file.Length > MaxBytes)
        {
            throw new NotebookFormatException(file.Name, cell: null, line: null, FormattableString.Invariant(
                $"the file has {file.Length >> 20} MiB, more than the {MaxBytes >> 20} MiB that are read; clear its outputs"));
        }

        return Decode(File.ReadAllBytes(path));
    }

    /// <summary>Decodes bytes.</summary>
    public static Utf8File Decode(byte[] bytes)
    {
        try
        {
            return FromText(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException fault)
        {
            var before = Prepared(Encoding.UTF8.GetString(bytes, 0, Math.Max(0, fault.Index)));
            var line = 1 + before.Count(c => c == '\n');
            var hint = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
                ? "the file is UTF-16; save it as UTF-8"
                : FormattableString.Invariant(
                    $"byte 0x{bytes[Math.Max(0, fault.Index)]:X2} at offset {fault.Index} is not UTF-8; save the file as UTF-8");
            return new(before, line, hint);
        }
    }

    private static string Prepared(string text) => SourceLines.Normalized(text.StartsWith('\uFEFF') ? text[1..] : text);
}
