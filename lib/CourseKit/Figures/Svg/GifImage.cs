namespace CourseKit.Figures.Svg;

/// <summary>
/// Cells of a heat map as a GIF (89a): far smaller than a path for noisy images, the same bytes on every machine, and
/// gaps stay see-through.
/// </summary>
/// <remarks>LZW with codes of 9 to 12 bits over 8-bit pixels; colour 255 is the gap.</remarks>
internal static class GifImage
{
    /// <summary>The colour number of a gap.</summary>
    public const int Gap = 255;

    /// <summary>The image as a <c>data:</c> address.</summary>
    /// <param name="pixels">Colour numbers 0…254, or <see cref="Gap"/> (rows × columns).</param>
    /// <param name="palette">The colours, at most 255.</param>
    public static string DataUri(int[,] pixels, IReadOnlyList<Rgb> palette)
    {
        var (rows, columns) = (pixels.GetLength(0), pixels.GetLength(1));
        List<byte> file = [.. "GIF89a"u8, .. Short(columns), .. Short(rows), 0xF7, Gap, 0];
        for (var i = 0; i < 256; i++)
        {
            var color = i < palette.Count ? palette[i] : default;
            file.AddRange([(byte)color.R, (byte)color.G, (byte)color.B]);
        }

        file.AddRange([0x21, 0xF9, 4, 1, 0, 0, Gap, 0]);
        file.AddRange([0x2C, 0, 0, 0, 0, .. Short(columns), .. Short(rows), 0, 8]);
        var packed = Packed(pixels);
        for (var start = 0; start < packed.Count; start += 255)
        {
            var length = Math.Min(255, packed.Count - start);
            file.Add((byte)length);
            file.AddRange(packed.GetRange(start, length));
        }

        file.AddRange([0, 0x3B]);
        return "data:image/gif;base64," + Convert.ToBase64String([.. file]);
    }

    private static List<byte> Packed(int[,] pixels)
    {
        const int clear = 256, end = 257, most = 4096;
        var bytes = new List<byte>();
        var (held, bits, width) = (0, 0, 9);
        void Write(int code)
        {
            held |= code << bits;
            for (bits += width; bits >= 8; bits -= 8, held >>= 8)
                bytes.Add((byte)held);
        }

        var known = new Dictionary<(int Prefix, int Pixel), int>();
        var next = end + 1;
        Write(clear);
        var prefix = -1;
        foreach (var pixel in pixels)
        {
            if (prefix < 0)
            {
                prefix = pixel;
                continue;
            }

            if (known.TryGetValue((prefix, pixel), out var code))
            {
                prefix = code;
                continue;
            }

            Write(prefix);
            if (next < most)
            {
                known[(prefix, pixel)] = next++;
                if (next > 1 << width && width < 12)
                    width++;
            }
            else
            {
                Write(clear);
                known.Clear();
                (next, width) = (end + 1, 9);
            }

            prefix = pixel;
        }

        if (prefix >= 0)
            Write(prefix);
        Write(end);
        if (bits > 0)
            bytes.Add((byte)held);
        return bytes;
    }

    private static byte[] Short(int value) => [(byte)value, (byte)(value >> 8)];
}
