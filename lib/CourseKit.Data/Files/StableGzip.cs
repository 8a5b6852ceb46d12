using System.Buffers.Binary;

namespace CourseKit.Data.Files;

/// <summary>Compresses to gzip (RFC 1952), always to the same bytes: no time, no file name, <see cref="StableDeflate"/>.</summary>
internal static class StableGzip
{
    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        using var output = new MemoryStream((data.Length / 4) + 64);
        // Magic, deflate, no flags, no time, no hint, and 255 for "unknown operating system".
        output.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);
        StableDeflate.Compress(data, output);
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Checksums.Crc32(data));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)data.Length);
        output.Write(trailer);
        return output.ToArray();
    }
}
