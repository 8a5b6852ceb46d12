using System.Buffers.Binary;
using System.Text;

namespace CourseKit.Data.Files;

/// <summary>Encodes a grey picture as PNG, always to the same bytes, so that a notebook's outputs do not change.</summary>
internal static class GreyPng
{
    /// <summary>Encodes pixels, row by row, 0 black to 255 white.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width)
    {
        var height = pixels.Length / width;
        var rows = new byte[height * (width + 1)]; // each row led by its filter: 0, none
        for (var row = 0; row < height; row++)
            pixels.Slice(row * width, width).CopyTo(rows.AsSpan((row * (width + 1)) + 1));

        using var output = new MemoryStream();
        output.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits; the rest zero: grey, deflate, filter set 0, not interlaced
        Chunk(output, "IHDR", header);

        using var data = new MemoryStream();
        data.Write([0x78, 0x01]);
        StableDeflate.Compress(rows, data);
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Checksums.Adler32(rows));
        data.Write(check);
        Chunk(output, "IDAT", data.ToArray());
        Chunk(output, "IEND", []);
        return output.ToArray();
    }

    private static void Chunk(Stream output, string type, ReadOnlySpan<byte> data)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        var name = Encoding.ASCII.GetBytes(type);
        output.Write(name);
        output.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksums.Crc32(data, Checksums.Crc32(name)));
        output.Write(number);
    }
}
