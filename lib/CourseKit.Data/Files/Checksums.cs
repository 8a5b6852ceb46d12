namespace CourseKit.Data.Files;

/// <summary>The checksums that gzip (CRC-32) and zlib (Adler-32) ask for.</summary>
internal static class Checksums
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>CRC-32 of ISO 3309, reflected, polynomial 0xEDB88320.</summary>
    public static uint Crc32(ReadOnlySpan<byte> data, uint start = 0)
    {
        var crc = ~start;
        foreach (var value in data)
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    /// <summary>Adler-32 of RFC 1950.</summary>
    public static uint Adler32(ReadOnlySpan<byte> data)
    {
        const uint Modulus = 65521;
        var (a, b) = (1u, 0u);
        foreach (var value in data)
        {
            a = (a + value) % Modulus;
            b = (b + a) % Modulus;
        }

        return (b << 16) | a;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var k = 0u; k < table.Length; k++)
        {
            var entry = k;
            for (var bit = 0; bit < 8; bit++)
                entry = (entry & 1) != 0 ? 0xEDB88320 ^ (entry >> 1) : entry >> 1;
            table[k] = entry;
        }

        return table;
    }
}
