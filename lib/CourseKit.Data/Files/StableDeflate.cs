namespace CourseKit.Data.Files;

/// <summary>A deflate encoder (RFC 1951) whose output depends on its input alone.</summary>
/// <remarks>
/// The platform's zlib gives other bytes from one version or machine to the next, all valid; files compared by checksum
/// need always the same. One block with the fixed code, and of all matches only runs of the byte before: that is all
/// that pictures of digits, mostly empty paper, need, and it fits on a page.
/// </remarks>
internal static class StableDeflate
{
    private const int LongestRun = 258;
    private const int ShortestRun = 3;

    // RFC 1951, 3.2.5: code 257 + k stands for lengths from Base[k] on, with Extra[k] more bits.
    private static readonly int[] Base =
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static readonly int[] Extra =
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    public static void Compress(ReadOnlySpan<byte> data, Stream output)
    {
        var bits = new BitSink(output);
        bits.Put(0b1, 1); // the last block
        bits.Put(0b01, 2); // fixed code
        for (var at = 0; at < data.Length;)
        {
            var run = at == 0 ? 0 : data[at..Math.Min(data.Length, at + LongestRun)].IndexOfAnyExcept(data[at - 1]);
            if (run < 0)
                run = Math.Min(data.Length - at, LongestRun);
            if (run >= ShortestRun)
            {
                PutRun(ref bits, run);
                at += run;
            }
            else
            {
                PutSymbol(ref bits, data[at++]);
            }
        }

        PutSymbol(ref bits, 256);
        bits.Finish();
    }

    private static void PutRun(ref BitSink bits, int length)
    {
        var k = Base.Length - 1;
        while (Base[k] > length)
            k--;
        PutSymbol(ref bits, 257 + k);
        bits.Put((uint)(length - Base[k]), Extra[k]);
        bits.Put(0, 5); // distance 1
    }

    /// <summary>The fixed code of RFC 1951, 3.2.6; code words go out with their highest bit first.</summary>
    private static void PutSymbol(ref BitSink bits, int symbol)
    {
        var (code, length) = symbol switch
        {
            < 144 => (0x30 + symbol, 8),
            < 256 => (0x190 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        for (var bit = length - 1; bit >= 0; bit--)
            bits.Put((uint)(code >> bit) & 1, 1);
    }

    private struct BitSink(Stream output)
    {
        private uint _bits;
        private int _count;

        public void Put(uint value, int count)
        {
            _bits |= value << _count;
            _count += count;
            for (; _count >= 8; _count -= 8)
            {
                output.WriteByte((byte)_bits);
                _bits >>= 8;
            }
        }

        public void Finish() => Put(0, (8 - _count) & 7);
    }
}
