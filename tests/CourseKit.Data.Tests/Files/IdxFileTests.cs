using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Data.Tests.Files;

public sealed class IdxFileTests
{
    private static readonly byte[] TwoByThree = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    [Fact]
    public void A_file_is_read_row_by_row()
    {
        var array = Read(TwoByThree);
        array.Shape.ShouldBe([2, 3]);
        array.Values.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void What_is_written_reads_back_plain_and_compressed()
    {
        using var folder = new TemporaryFolder();
        var shapes = Gen.Choose(0, 5).Select(n => n).ListOf().Where(shape => shape.Count is > 0 and < 5);
        Prop.ForAll(shapes.ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (shape, seed) =>
        {
            var values = Enumerable.Range(0, shape.Aggregate(1, (product, n) => product * n)).Select(k => (byte)((k * seed) >> 3)).ToArray();
            foreach (var name in new[] { "plain", "packed.gz" })
            {
                IdxFile.Write(folder[name], new IdxArray([.. shape], values));
                var back = IdxFile.Read(folder[name]);
                back.Shape.ShouldBe(shape);
                back.Values.ShouldBe(values);
            }
        }).QuickCheckThrowOnFailure();
        Directory.GetFiles(folder.Path).Length.ShouldBe(2, "nothing is left beside");
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_with_the_place_where_it_ends()
    {
        for (var length = 0; length < TwoByThree.Length; length++)
        {
            var fault = Should.Throw<DataFormatException>(() => Read(TwoByThree[..length]));
            fault.Offset.ShouldBe(length);
            fault.Message.ShouldStartWith($"x.idx, byte {length}: the file ends");
        }
    }

    [Fact]
    public void A_compressed_file_cut_anywhere_is_refused()
    {
        var packed = Gzip(TwoByThree);
        for (var length = 2; length < packed.Length; length++)
            Should.Throw<DataFormatException>(() => Read(packed[..length])).Message.ShouldStartWith("x.idx");
    }

    [Fact]
    public void Damage_inside_compressed_data_is_noticed()
    {
        var packed = Gzip(TwoByThree);
        packed[^6] ^= 1;
        Should.Throw<DataFormatException>(() => Read(packed)).Message.ShouldContain("gzip data are damaged");
    }

    [Fact]
    public void Surplus_bytes_are_refused()
    {
        Should.Throw<DataFormatException>(() => Read([.. TwoByThree, 7])).Message
            .ShouldBe("x.idx, byte 18: 1 bytes follow the promised 2 × 3 = 6 elements; fetch or make the file again");
        Should.Throw<DataFormatException>(() => Read(Gzip([.. TwoByThree, 7]))).Message
            .ShouldContain("data go on after the promised 2 × 3 = 6 elements");
    }

    [Theory]
    [InlineData(0, 1, "wanted an IDX header")]
    [InlineData(1, 255, "wanted an IDX header")]
    [InlineData(2, 0x0D, "got element type 0x0D (float), wanted 0x08 (unsigned byte)")]
    [InlineData(2, 0x77, "got element type 0x77 (none that IDX has)")]
    [InlineData(3, 0, "got 0 dimensions, wanted 1 to 8")]
    [InlineData(3, 200, "got 200 dimensions, wanted 1 to 8")]
    public void A_wrong_header_is_named(int at, byte value, string message)
    {
        var bytes = (byte[])TwoByThree.Clone();
        bytes[at] = value;
        Should.Throw<DataFormatException>(() => Read(bytes)).Message.ShouldContain(message);
    }

    [Fact]
    public void Lengths_whose_product_overflows_are_refused()
    {
        // 65536⁴ = 2⁶⁴ wraps to 0 in 64 bits.
        byte[] bytes = [0, 0, 8, 4, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0];
        Should.Throw<DataFormatException>(() => Read(bytes)).Message.ShouldContain("= 18446744073709551616 elements, the limit is");
        bytes[4] = 0xFF;
        Should.Throw<DataFormatException>(() => Read(bytes)).Message.ShouldContain("got length 4278255616 in dimension 1");
    }

    [Fact]
    public void A_header_that_promises_much_takes_no_memory()
    {
        byte[] promise = [0, 0, 8, 1, 0x0F, 0xFF, 0xFF, 0xFF, 1, 2, 3];
        foreach (var bytes in new[] { promise, Gzip(promise) })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Should.Throw<DataFormatException>(() => Read(bytes)).Message.ShouldContain("ends after 3 of 268435455");
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 << 20);
        }

        var started = Gzip([.. promise, .. new byte[2 << 20]]);
        var then = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<DataFormatException>(() => Read(started)).Message.ShouldContain("ends after 2097155 of 268435455");
        (GC.GetAllocatedBytesForCurrentThread() - then).ShouldBeLessThan(16 << 20);
    }

    [Fact]
    public void A_gzip_bomb_is_given_up_at_the_promised_length()
    {
        var packed = Gzip([.. TwoByThree, .. new byte[64 << 20]]);
        packed.Length.ShouldBeLessThan(1 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<DataFormatException>(() => Read(packed)).Message.ShouldContain("data go on");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 << 20);
    }

    [Fact]
    public void The_caller_limits_the_size()
    {
        IdxFile.Read(new MemoryStream(TwoByThree), "x.idx", 6).Values.Length.ShouldBe(6);
        Should.Throw<DataFormatException>(() => IdxFile.Read(new MemoryStream(TwoByThree), "x.idx", 5)).Message
            .ShouldBe("x.idx, byte 4: the header promises 2 × 3 = 6 elements, the limit is 5; fetch or make the file again");
    }

    [Fact]
    public void Another_shape_than_wanted_is_refused()
    {
        IdxFile.Read(new MemoryStream(TwoByThree), "x.idx", 100, null, 3).Shape.ShouldBe([2, 3]);
        Should.Throw<DataFormatException>(() => IdxFile.Read(new MemoryStream(TwoByThree), "x.idx", 100, null, 28)).Message
            .ShouldBe("x.idx, byte 8: got length 3 in dimension 2, wanted 28 (any × 28); is this the right file?");
        Should.Throw<DataFormatException>(() => IdxFile.Read(new MemoryStream(TwoByThree), "x.idx", 100, null, 28, 28)).Message
            .ShouldBe("x.idx, byte 3: got 2 dimensions, wanted 3 (any × 28 × 28); is this the right file?");
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_never_anything_else()
        => Prop.ForAll<byte[]>(bytes =>
        {
            foreach (var content in new[] { bytes, [0, 0, 8, .. bytes], [0x1F, 0x8B, 8, .. bytes] })
            {
                try
                {
                    Read(content);
                }
                catch (DataFormatException)
                {
                    // Refused: fine.
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_missing_file_is_called_missing()
        => Should.Throw<FileNotFoundException>(() => IdxFile.Read(Path.Combine(Path.GetTempPath(), "no-such.idx")));

    [Fact]
    public void An_array_must_fit_its_shape()
    {
        Should.Throw<ArgumentException>(() => new IdxArray([2, 2], new byte[3])).Message.ShouldContain("2 × 2 = 4 bytes, got 3");
        Should.Throw<ArgumentException>(() => new IdxArray([], [])).Message.ShouldContain("1 to 8 lengths, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new IdxArray([-1], []));
    }

    private static IdxArray Read(byte[] bytes) => IdxFile.Read(new MemoryStream(bytes), "x.idx", IdxFile.DefaultLimit);

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
