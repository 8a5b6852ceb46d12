using System.Text;
using CourseKit.Tensors;

namespace CourseKit.Fuzz;

/// <summary>Changes inputs, byte by byte and with some knowledge of what formats are made of.</summary>
/// <param name="reader">Whose inputs.</param>
/// <param name="kept">The corpus: inputs that others are spliced with.</param>
internal sealed class Mutation(FuzzedReader reader, IReadOnlyList<byte[]> kept)
{
    private const int Longest = 1 << 18;

    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1", "99", "255", "256", "65535", "65536", "2147483647", "2147483648", "-2147483648", "4294967296", "9223372036854775807",
        "9223372036854775808", "79228162514264337593543950335", "79228162514264337593543950336", "1e5", "1e308", "1e309", "-1e309", "1e-400", "0.1", "1.5",
        "NaN", "Infinity", "-Infinity", "1e999999999", "0x10", "00", "1_000", "1,5", "٣", "1" + new string('0', 400),
    ];

    private static readonly byte[][] Odd =
    [
        [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [13], [10], [13, 10], [10, 13], [9],
        [0x1B, (byte)'[', (byte)'3', (byte)'1', (byte)'m'], [0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xAE], [0xF0, 0x9F, 0x91, 0xA9], [0xC4, 0xB0], [0xEF, 0xBF, 0xBE], "\\ud800"u8.ToArray(), "\\u0000"u8.ToArray(), "\\"u8.ToArray(), "\""u8.ToArray(), [0x1F, 0x8B], "PK"u8.ToArray(),
    ];

    private static readonly long[] Lengths = [0, 1, -1, 2, 7, 16, 127, 128, 255, 256, 32767, 65535, 65536, 1 << 20, 1 << 24, int.MaxValue, int.MinValue, 1L << 30, 1L << 32, long.MaxValue];

    /// <summary>An input changed in one to six places, or some other input.</summary>
    public byte[] Next(RandomStream random)
    {
        var made = kept.Count > 0 && random.NextInt(10) == 0 ? kept[random.NextInt(kept.Count)] : reader.Make(random);
        if (random.NextInt(40) == 0)
            return made;
        var bytes = new List<byte>(made);
        do
        {
            Once(bytes, random);
            if (bytes.Count > Longest)
                bytes.RemoveRange(Longest, bytes.Count - Longest);
        }
        while (random.NextInt(3) != 0);
        return random.NextInt(4) == 0 ? [.. bytes] : reader.Seal([.. bytes]);
    }

    private void Once(List<byte> bytes, RandomStream random)
    {
        var at = random.NextInt(bytes.Count + 1);
        var count = Math.Min(bytes.Count - at, random.NextInt(1, random.NextInt(4) == 0 ? 200 : 12));
        switch (random.NextInt(reader.IsJson ? 20 : 16))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.NextInt(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.NextInt(256);
                break;
            case 2:
                bytes.InsertRange(at, Odd[random.NextInt(Odd.Length)]);
                break;
            case 3:
                bytes.RemoveRange(at, count);
                break;
            case 4:
                bytes.InsertRange(random.NextInt(bytes.Count + 1), bytes.GetRange(at, count));
                break;
            case 5:
                bytes.RemoveRange(at, random.NextInt(8) == 0 ? bytes.Count - at : 0);
                break;
            case 6:
                var other = reader.Make(random);
                var from = random.NextInt(other.Length + 1);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.NextInt(400))));
                break;
            case 7 or 8 when reader.Words.Count > 0:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(reader.Words[random.NextInt(reader.Words.Count)]));
                break;
            case 9:
                Number(bytes, at, random);
                break;
            case 10:
                Length(bytes, at, random);
                break;
            case 11:
                LineEnds(bytes, random);
                break;
            case 12:
                Repeat(bytes, at, count, random);
                break;
            case 13:
                Line(bytes, at, random);
                break;
            case 14:
                bytes.InsertRange(at, Enumerable.Repeat("[{(<\"/*"u8.ToArray()[random.NextInt(7)], random.NextInt(20) == 0 ? 400 : 6));
                break;
            case 15:
                bytes.InsertRange(0, Odd[random.NextInt(7, 10)]);
                break;
            default:
                JsonMutation.Once(bytes, at, random);
                break;
        }
    }

    private static void Number(List<byte> bytes, int at, RandomStream random)
    {
        var start = bytes.FindIndex(Math.Min(at, bytes.Count), b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0)
            return;
        var end = start;
        while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9' or (byte)'.')
            end++;
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Encoding.UTF8.GetBytes(Numbers[random.NextInt(Numbers.Length)]));
    }

    // A length field is near the start or the end more often than elsewhere.
    private static void Length(List<byte> bytes, int at, RandomStream random)
    {
        at = random.NextInt(4) switch { 0 => random.NextInt(32), 1 => bytes.Count - random.NextInt(32), _ => at };
        var size = 1 << random.NextInt(4);
        var value = Lengths[random.NextInt(Lengths.Length)];
        var isBig = random.NextInt(2) == 0;
        for (var k = 0; k < size; k++)
        {
            if (at + k >= 0 && at + k < bytes.Count)
                bytes[at + k] = (byte)(value >> (8 * (isBig ? size - 1 - k : k)));
        }
    }

    private static void LineEnds(List<byte> bytes, RandomStream random)
    {
        var end = new[] { "\r\n", "\r", "\n\n", "\n\r" }[random.NextInt(4)];
        var isAll = random.NextInt(2) == 0;
        var text = new List<byte>(bytes.Count);
        foreach (var b in bytes)
        {
            if (b == (byte)'\n' && (isAll || random.NextInt(2) == 0))
                text.AddRange(Encoding.ASCII.GetBytes(end));
            else
                text.Add(b);
        }

        bytes.Clear();
        bytes.AddRange(text);
    }

    private static void Repeat(List<byte> bytes, int at, int count, RandomStream random)
    {
        var times = random.NextInt(150) == 0 ? Longest / Math.Max(1, count) : random.NextInt(2, 40);
        var piece = bytes.GetRange(at, count);
        bytes.InsertRange(at, Enumerable.Range(0, times).SelectMany(_ => piece));
    }

    private static void Line(List<byte> bytes, int at, RandomStream random)
    {
        var start = at == 0 ? -1 : bytes.LastIndexOf((byte)'\n', Math.Min(at, bytes.Count) - 1);
        var end = at >= bytes.Count ? bytes.Count : bytes.IndexOf((byte)'\n', at);
        end = end < 0 ? bytes.Count : end;
        var line = bytes.GetRange(start + 1, Math.Max(0, end - start - 1));
        if (random.NextInt(2) == 0)
            bytes.RemoveRange(start + 1, line.Count);
        else
            bytes.InsertRange(random.NextInt(bytes.Count + 1), [.. line, (byte)'\n']);
    }
}
