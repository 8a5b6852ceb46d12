using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using CourseKit.Data.Files;

namespace CourseKit.Data;

/// <summary>Reads and writes IDX files of unsigned bytes, the format of MNIST, plain or compressed by gzip.</summary>
/// <remarks>
/// The format: two zero bytes, the element type, the number of dimensions, the lengths as big-endian 32-bit numbers,
/// then the elements. Nothing in a file is believed before it is checked: memory is taken only for data that are
/// there, so a header that promises much, or a compressed file that swells, costs nothing.
/// </remarks>
public static class IdxFile
{
    /// <summary>Elements that a file may have unless the caller allows more: 256 Mi, five times MNIST.</summary>
    public const int DefaultLimit = 256 << 20;

    private const byte UnsignedByte = 0x08;
    private const string Again = "fetch or make the file again";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; whether it is compressed is seen from its first bytes, not its name.</param>
    /// <param name="shape">
    /// The shape wanted, null for a length that may be any: <c>Read(path, null, 28, 28)</c>. None: any shape.
    /// </param>
    /// <returns>The elements and their shape.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">
    /// The file is truncated, too long, of another type or shape, larger than <see cref="DefaultLimit"/> or no IDX file.
    /// </exception>
    public static IdxArray Read(string path, params int?[] shape)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        return Read(file, path, DefaultLimit, shape);
    }

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">The file's content, plain or compressed; it must be able to seek.</param>
    /// <param name="name">What error messages call it.</param>
    /// <param name="limit">The most elements accepted.</param>
    /// <param name="shape">The shape wanted, as above.</param>
    /// <returns>The elements and their shape.</returns>
    /// <exception cref="DataFormatException">As above.</exception>
    public static IdxArray Read(Stream stream, string name, int limit, params int?[] shape)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(shape);
        var start = stream.Position;
        var compressed = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = start;
        if (!compressed)
            return ReadPlain(stream, name, limit, shape, stream.Length - start);
        using var plain = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            var array = ReadPlain(plain, name, limit, shape, plainLength: null);
            CheckEnd(stream, name, 4 + (4 * array.Shape.Count) + array.Values.Length);
            return array;
        }
        catch (InvalidDataException fault)
        {
            throw new DataFormatException(name, null, null, $"the gzip data are damaged ({fault.Message.TrimEnd('.')}); {Again}", fault);
        }
    }

    /// <summary>Writes a file, beside and renamed; it is compressed when its name ends in .gz.</summary>
    /// <param name="path">The file; its folder is made if need be.</param>
    /// <param name="array">What to write.</param>
    /// <remarks>The same array gives the same bytes on every machine, compressed ones included.</remarks>
    public static void Write(string path, IdxArray array)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(array);
        var content = Encode(array);
        AtomicFile.Write(path, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? StableGzip.Compress(content) : content);
    }

    internal static byte[] Encode(IdxArray array)
    {
        var content = new byte[4 + (4 * array.Shape.Count) + array.Values.Length];
        content[2] = UnsignedByte;
        content[3] = (byte)array.Shape.Count;
        for (var k = 0; k < array.Shape.Count; k++)
            BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4 + (4 * k)), array.Shape[k]);
        array.Values.CopyTo(content, 4 + (4 * array.Shape.Count));
        return content;
    }

    private static IdxArray ReadPlain(Stream stream, string name, int limit, int?[] wanted, long? plainLength)
    {
        var magic = new byte[4];
        var got = stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        if (got < 4)
            throw new DataFormatException(name, got, $"the file ends within its first 4 bytes; wanted an IDX header; {Again}");
        if (magic[0] != 0 || magic[1] != 0)
            throw new DataFormatException(name, 0, $"got {Convert.ToHexString(magic)}, wanted an IDX header (0000, type, dimensions); this is no IDX file");
        if (magic[2] != UnsignedByte)
            throw new DataFormatException(name, 2, $"got element type {TypeName(magic[2])}, wanted 0x08 (unsigned byte); convert the file");
        var shape = ReadShape(stream, name, magic[3], wanted);
        var product = IdxArray.Elements(shape);
        var header = 4 + (4 * shape.Length);
        if (product > limit)
            throw new DataFormatException(name, 4, Invariant($"the header promises {IdxArray.Describe(shape)} = {product} elements, the limit is {limit}; {Again}"));
        if (plainLength is { } length2 && length2 != header + (long)product)
            throw WrongLength(name, length2, header, shape, (long)product);

        return new IdxArray(shape, ReadElements(stream, name, header, shape, (int)product));
    }

    /// <summary>A file cut within gzip's own last bytes yields all data without a word; those end with the data's length.</summary>
    private static void CheckEnd(Stream stream, string name, int length)
    {
        var end = new byte[4];
        stream.Seek(-Math.Min(stream.Length, 4), SeekOrigin.End);
        if (stream.ReadAtLeast(end, end.Length, throwOnEndOfStream: false) < end.Length || BinaryPrimitives.ReadInt32LittleEndian(end) != length)
            throw new DataFormatException(name, null, null, $"the gzip data end too early, without their checksum; {Again}");
    }

    private static int[] ReadShape(Stream stream, string name, int dimensions, int?[] wanted)
    {
        if (dimensions is 0 or > IdxArray.MaxDimensions)
            throw new DataFormatException(name, 3, Invariant($"got {dimensions} dimensions, wanted 1 to {IdxArray.MaxDimensions}; this is no IDX file"));
        if (wanted.Length > 0 && dimensions != wanted.Length)
            throw new DataFormatException(name, 3, Invariant($"got {dimensions} dimensions, wanted {wanted.Length} ({Describe(wanted)}); is this the right file?"));
        var lengths = new byte[4 * dimensions];
        var got = stream.ReadAtLeast(lengths, lengths.Length, throwOnEndOfStream: false);
        if (got < lengths.Length)
            throw new DataFormatException(name, 4 + got, Invariant($"the file ends within its header of {4 + lengths.Length} bytes; {Again}"));
        var shape = new int[dimensions];
        for (var k = 0; k < dimensions; k++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(lengths.AsSpan(4 * k));
            if (length > int.MaxValue)
                throw new DataFormatException(name, 4 + (4 * k), Invariant($"got length {length} in dimension {k + 1}, wanted at most {int.MaxValue}; {Again}"));
            shape[k] = (int)length;
            if (wanted.Length > 0 && wanted[k] is { } want && want != shape[k])
                throw new DataFormatException(name, 4 + (4 * k), Invariant($"got length {length} in dimension {k + 1}, wanted {want} ({Describe(wanted)}); is this the right file?"));
        }

        return shape;
    }

    /// <summary>Takes memory as data come, since a compressed file's true length is known only at its end.</summary>
    private static byte[] ReadElements(Stream stream, string name, int header, int[] shape, int count)
    {
        const int FirstPiece = 1 << 20;
        var elements = new byte[Math.Min(count, FirstPiece)];
        var filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(elements.AsSpan(filled), elements.Length - filled, throwOnEndOfStream: false);
            if (filled < elements.Length)
                throw WrongLength(name, header + (long)filled, header, shape, count);
            if (filled == count)
                break;
            Array.Resize(ref elements, (int)Math.Min(count, 2L * elements.Length));
        }

        return stream.ReadByte() < 0
            ? elements
            : throw new DataFormatException(name, header + (long)count, Invariant($"data go on after the promised {IdxArray.Describe(shape)} = {count} elements; {Again}"));
    }

    private static DataFormatException WrongLength(string name, long length, int header, int[] shape, long count)
        => length < header + count
            ? new DataFormatException(name, length, Invariant($"the file ends after {length - header} of {IdxArray.Describe(shape)} = {count} elements; {Again}"))
            : new DataFormatException(name, header + count, Invariant($"{length - header - count} bytes follow the promised {IdxArray.Describe(shape)} = {count} elements; {Again}"));

    private static string Describe(int?[] shape)
        => string.Join(" × ", shape.Select(length => length?.ToString(CultureInfo.InvariantCulture) ?? "any"));

    private static string TypeName(byte type) => type switch
    {
        0x09 => "0x09 (signed byte)",
        0x0B => "0x0B (16-bit integer)",
        0x0C => "0x0C (32-bit integer)",
        0x0D => "0x0D (float)",
        0x0E => "0x0E (double)",
        _ => $"0x{type:X2} (none that IDX has)",
    };
}
