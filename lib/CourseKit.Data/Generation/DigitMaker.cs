namespace CourseKit.Data.Generation;

/// <summary>Makes the pictures and labels of the digit set, the same bits each time.</summary>
internal static class DigitMaker
{
    public const int TrainCount = 10_000;
    public const int TestCount = 2_000;
    public const int PixelCount = Paper.Side * Paper.Side;

    private const ulong Seed = 20261121;

    /// <summary>Among each hundred successive pictures every digit occurs ten times.</summary>
    private const int BlockLength = 100;

    /// <summary>Makes the first pictures of a series.</summary>
    /// <param name="series">Which series: training and test pictures have streams of their own.</param>
    /// <param name="count">How many.</param>
    /// <param name="drawn">Called from any thread with the number of pictures drawn since the last call.</param>
    /// <returns>count × 784 grey levels and count labels.</returns>
    public static (byte[] Pixels, byte[] Labels) Make(DigitSeries series, int count, Action<int>? drawn = null)
    {
        var labels = Labels(series, count);
        var pixels = new byte[count * PixelCount];
        // A stream for each picture: the order of drawing does not matter.
        Parallel.For(0, (count + BlockLength - 1) / BlockLength, block =>
        {
            var pen = new DigitPen();
            var first = block * BlockLength;
            var last = Math.Min(count, first + BlockLength);
            for (var k = first; k < last; k++)
            {
                var random = new RepeatableStream(Seed, 1 + (ulong)series, (ulong)k);
                pen.Draw(labels[k], ref random, pixels.AsSpan(k * PixelCount, PixelCount));
            }

            drawn?.Invoke(last - first);
        });
        return (pixels, labels);
    }

    private static byte[] Labels(DigitSeries series, int count)
    {
        var labels = new byte[count];
        Span<byte> block = stackalloc byte[BlockLength];
        for (var first = 0; first < count; first += BlockLength)
        {
            for (var k = 0; k < BlockLength; k++)
                block[k] = (byte)(k % 10);
            var random = new RepeatableStream(Seed, 101 + (ulong)series, (ulong)(first / BlockLength));
            random.Shuffle(block);
            block[..Math.Min(BlockLength, count - first)].CopyTo(labels.AsSpan(first));
        }

        return labels;
    }
}
