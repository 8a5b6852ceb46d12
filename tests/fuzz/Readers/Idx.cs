using CourseKit.Data;
using CourseKit.Data.Files;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>IDX files, plain and compressed.</summary>
internal sealed class Idx : FuzzedReader
{
    public override string Name => "idx";

    public override byte[] Make(RandomStream random)
    {
        int[] shape = [.. Enumerable.Range(0, random.NextInt(1, 4)).Select(_ => random.NextInt(6))];
        var values = new byte[shape.Aggregate(1, (product, length) => product * length)];
        for (var k = 0; k < values.Length; k++)
            values[k] = (byte)random.NextInt(256);
        var plain = IdxFile.Encode(new IdxArray(shape, values));
        return random.NextInt(3) == 0 ? StableGzip.Compress(plain) : plain;
    }

    // The first piece that the elements are read into is 1 MiB, whatever is promised, and the platform's inflater has windows of its own.
    public override long MayAllocate(int length) => (4L << 20) + (4_096L * length);

    public override string Read(byte[] input)
    {
        var read = IdxFile.Read(new MemoryStream(input), "a.idx", 1 << 26);
        var again = IdxFile.Read(new MemoryStream(IdxFile.Encode(read)), "a.idx", 1 << 26);
        Promise(again.Shape.SequenceEqual(read.Shape) && again.Values.AsSpan().SequenceEqual(read.Values), "an IDX array written and read is the same");
        return string.Join('×', read.Shape) + Convert.ToHexString(read.Values.AsSpan(0, Math.Min(read.Values.Length, 64)));
    }

    public override bool IsLocated(Exception fault)
        => fault is DataFormatException located && (located.Offset is not null || located.Message.StartsWith("a.idx: the gzip data", StringComparison.Ordinal));
}
