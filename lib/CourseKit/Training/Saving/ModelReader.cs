using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Reads a stored model or training.</summary>
/// <remarks>
/// The format, version 1, all numbers little-endian: 8 bytes <c>CKMODEL</c> and a line feed; the version and the header's length as
/// 32-bit integers; the header, JSON in UTF-8; the SHA-256 of all that so far; then the tensors' numbers, one after another
/// as the header's list names them, each with its SHA-256 there. Nothing is trusted before its checksum agrees, and no more
/// memory is asked for than bytes have come: a hostile file costs what it is long.
/// </remarks>
internal sealed class ModelReader
{
    internal const int Version = 1;
    internal const int Prefix = 16;
    internal const int MostHeader = 16 << 20;

    private const int FirstPiece = 1 << 20;

    private readonly Dictionary<string, Numbers> _tensors = new(StringComparer.Ordinal);

    private ModelReader(string name, JsonElement header) => (Name, Header) = (name, header);

    internal static ReadOnlySpan<byte> Magic => "CKMODEL\n"u8;

    /// <summary>What errors call the source.</summary>
    internal string Name { get; }

    /// <summary>All but the tensors.</summary>
    internal JsonElement Header { get; }

    internal static ModelReader Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var prefix = Bytes(stream, Prefix, name, "the start");
        if (!prefix.AsSpan(0, 8).SequenceEqual(Magic))
            throw new ModelFormatException(name, "", "this is not a stored model: it does not begin with CKMODEL");
        var (version, length) = (BinaryPrimitives.ReadInt32LittleEndian(prefix.AsSpan(8)), BinaryPrimitives.ReadInt32LittleEndian(prefix.AsSpan(12)));
        if (version is < 1 or > Version)
            throw new ModelFormatException(name, "", Invariant($"the format's version is {version}, this library reads 1 … {Version}: a newer library wrote it, or it is damaged"));
        if (length is < 2 or > MostHeader)
            throw new ModelFormatException(name, "header", Invariant($"its length must be in 2 … {MostHeader} bytes, got {length}"));
        var json = Bytes(stream, length, name, "header");
        if (!Bytes(stream, SHA256.HashSizeInBytes, name, "header").AsSpan().SequenceEqual(SHA256.HashData([.. prefix, .. json])))
            throw new ModelFormatException(name, "header", "the checksum is another one: the file is damaged");
        var reader = new ModelReader(name, Guarded(name, "header", () => Readable(JsonDocument.Parse(json).RootElement)));
        reader.ReadTensors(stream);
        return reader;
    }

    /// <summary>What reads a part of the header: every fault becomes one located error.</summary>
    internal static T Guarded<T>(string name, string place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or FormatException and not ModelFormatException or InvalidOperationException or ArgumentException or OverflowException or KeyNotFoundException or NotSupportedException or InvalidCastException)
        {
            throw new ModelFormatException(name, place, e.Message, e);
        }
    }

    /// <summary>Numbers in all tensors together: what a size that only the header names is held against.</summary>
    internal long Count => _tensors.Values.Sum(numbers => (long)numbers.Elements.Length);

    internal IEnumerable<string> TensorNames => _tensors.Keys;

    /// <summary>A tensor of a shape and precision, or an error.</summary>
    internal Storage Tensor(string tensor, int rows, int columns, Precision precision)
    {
        var (elements, gotRows, gotColumns) = Find(tensor);
        return gotRows == rows && gotColumns == columns && elements.Precision == precision
            ? elements
            : throw Fault(tensor, Invariant($"it must be {rows} × {columns} of precision {precision}, got {gotRows} × {gotColumns} of precision {elements.Precision}"));
    }

    /// <summary>A vector of any length, or an error.</summary>
    internal Vector AnyVector(string tensor) => new(Find(tensor).Elements);

    /// <summary>A matrix of any shape, or an error.</summary>
    internal Matrix AnyMatrix(string tensor)
    {
        var (elements, rows, columns) = Find(tensor);
        return new Matrix(rows, columns, elements);
    }

    internal ModelFormatException Fault(string tensor, string problem) => new(Name, $"tensor \"{tensor}\"", problem);

    // Half a pair of surrogates, and bytes that are no UTF-8, are found only when a string or a name is asked for: any may be.
    private static JsonElement Readable(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var part in json.EnumerateObject())
                {
                    _ = part.Name;
                    Readable(part.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                    Readable(item);
                break;
            case JsonValueKind.String:
                _ = json.GetString();
                break;
        }

        return json;
    }

    private static byte[] Bytes(Stream stream, int count, string name, string place)
    {
        // Grown as the bytes come, not as the file says.
        var bytes = new byte[Math.Min(count, FirstPiece)];
        for (var read = 0; read < count;)
        {
            if (read == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(count, bytes.Length * 2L));
            var got = stream.Read(bytes, read, bytes.Length - read);
            if (got == 0)
                throw new ModelFormatException(name, place, Invariant($"the file ends after {read} of {count} bytes: it was cut off"));
            read += got;
        }

        return bytes;
    }

    private Numbers Find(string tensor)
        => _tensors.TryGetValue(tensor, out var found) ? found : throw new ModelFormatException(Name, $"tensor \"{tensor}\"", "there is none of that name");

    private void ReadTensors(Stream stream)
    {
        var directory = Guarded(Name, "header", () => Header.GetProperty("tensors").EnumerateArray().Select(EntryOf).ToList());
        var wanted = directory.Sum(entry => entry.Bytes);
        if (stream.CanSeek && stream.Length - stream.Position < wanted)
            throw new ModelFormatException(Name, "", Invariant($"its tensors have {wanted} bytes, and {stream.Length - stream.Position} follow the header: it was cut off"));
        foreach (var entry in directory)
        {
            var bytes = Bytes(stream, checked((int)entry.Bytes), Name, $"tensor \"{entry.Name}\"");
            if (!Convert.ToHexStringLower(SHA256.HashData(bytes)).Equals(entry.Checksum, StringComparison.Ordinal))
                throw Fault(entry.Name, "the checksum is another one: the file is damaged");
            if (!_tensors.TryAdd(entry.Name, new Numbers(TensorBytes.Read(bytes, entry.Precision), entry.Rows, entry.Columns)))
                throw Fault(entry.Name, "the name comes twice");
        }

        if (stream.ReadByte() >= 0)
            throw new ModelFormatException(Name, "", "there are bytes behind the last tensor: it was not written like that");
    }

    private static Entry EntryOf(JsonElement json)
    {
        var (rows, columns) = (json.GetProperty("rows").GetInt32(), json.GetProperty("columns").GetInt32());
        var name = json.GetProperty("name").GetString() ?? throw new FormatException("a tensor has no name");
        var precision = json.GetProperty("precision").GetString() switch
        {
            nameof(Precision.Single) => Precision.Single,
            nameof(Precision.Double) => Precision.Double,
            var other => throw new FormatException($"tensor \"{name}\": precision must be Single or Double, got {other}"),
        };
        // Two lengths and a size may be more than 64 bits hold.
        var bytes = (Int128)rows * columns * TensorBytes.Size(precision);
        if (rows < 0 || columns < 0 || bytes > Array.MaxLength)
            throw new FormatException(Invariant($"tensor \"{name}\": its shape is {rows} × {columns}: it must be ≥ 0 × 0, and at most {Array.MaxLength} bytes"));
        return new Entry(name, rows, columns, precision, json.GetProperty("sha256").GetString() ?? "", (long)bytes);
    }

    private readonly record struct Numbers(Storage Elements, int Rows, int Columns);
}
