using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CourseKit.Data.Files;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Data.Tests.Files;

public sealed class StableGzipTests
{
    [Fact]
    public void Whatever_is_compressed_comes_back()
        => Prop.ForAll(Runs().ToArbitrary(), data => Unpack(StableGzip.Compress(data)).ShouldBe(data)).QuickCheckThrowOnFailure();

    [Fact]
    public void Runs_of_every_length_come_back()
    {
        for (var length = 0; length < 600; length++)
        {
            byte[] data = [7, .. Enumerable.Repeat((byte)200, length), 8];
            Unpack(StableGzip.Compress(data)).ShouldBe(data);
        }
    }

    [Fact]
    public void The_bytes_are_always_the_same()
        => Convert.ToHexStringLower(SHA256.HashData(StableGzip.Compress(Encoding.ASCII.GetBytes("a digit, aaaaaaaa digit"))))
            .ShouldBe("a0f4e8f6b13508df0f0d35f68cee20e06b640cf696adf7df1d97f21b5ab8a9ef");

    [Fact]
    public void Checksums_are_those_of_the_standards()
    {
        Checksums.Crc32("123456789"u8).ShouldBe(0xCBF43926);
        Checksums.Crc32("6789"u8, Checksums.Crc32("12345"u8)).ShouldBe(0xCBF43926);
        Checksums.Adler32("Wikipedia"u8).ShouldBe(0x11E60398u);
    }

    [Fact]
    public void A_picture_is_a_png_with_the_pixels_given()
    {
        byte[] pixels = [0, 128, 255, 255, 128, 0];
        var png = GreyPng.Encode(pixels, 3);
        png[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var chunks = new List<(string Type, byte[] Data)>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            Checksums.Crc32(png.AsSpan(at + 4, 4 + length)).ShouldBe(BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        chunks.Select(chunk => chunk.Type).ShouldBe(["IHDR", "IDAT", "IEND"]);
        chunks[0].Data.ShouldBe([0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress))
            zlib.CopyTo(rows);
        rows.ToArray().ShouldBe([0, 0, 128, 255, 0, 255, 128, 0]);
    }

    private static Gen<byte[]> Runs()
        => Gen.Choose(0, 255).SelectMany(value => Gen.Choose(1, 700).Select(length => Enumerable.Repeat((byte)value, length)))
            .ListOf().Select(runs => runs.SelectMany(run => run).ToArray());

    private static byte[] Unpack(byte[] packed)
    {
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
            gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
