using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Training;

namespace CourseKit.Fuzz.Readers;

/// <summary>Brings the lengths and checksums of a mutated model file in line: only so is what lies behind them reached.</summary>
internal static class ModelBytes
{
    /// <summary>The file with the header's length and all checksums as they must be, as far as its parts can be told.</summary>
    /// <param name="mutated">A model file that was changed anywhere.</param>
    public static byte[] Sealed(byte[] mutated)
    {
        var start = mutated.AsSpan().IndexOf((byte)'{');
        if (start != ModelReader.Prefix || HeaderEnd(mutated, start) is not { } end)
            return mutated;
        var rest = Math.Min(mutated.Length, end + SHA256.HashSizeInBytes);
        var header = WithChecksums(mutated[start..end], mutated.AsSpan(rest));
        byte[] prefix = mutated[..start];
        BinaryPrimitives.WriteInt32LittleEndian(prefix.AsSpan(12), header.Length);
        byte[] whole = [.. prefix, .. header];
        return [.. whole, .. SHA256.HashData(whole), .. mutated[rest..]];
    }

    private static int? HeaderEnd(byte[] file, int start)
    {
        var (depth, isText) = (0, false);
        for (var at = start; at < file.Length; at++)
        {
            var b = file[at];
            if (isText)
            {
                at += b == (byte)'\\' ? 1 : 0;
                isText = b != (byte)'"';
                continue;
            }

            isText = b == (byte)'"';
            depth += b is (byte)'{' or (byte)'[' ? 1 : b is (byte)'}' or (byte)']' ? -1 : 0;
            if (depth == 0)
                return at + 1;
        }

        return null;
    }

    private static byte[] WithChecksums(byte[] header, ReadOnlySpan<byte> data)
    {
        try
        {
            var json = JsonNode.Parse(header)!;
            foreach (var tensor in json["tensors"]!.AsArray())
            {
                var size = (string?)tensor!["precision"] == "Single" ? 4 : 8;
                var length = (int)Math.Clamp((decimal)(int)tensor["rows"]! * (int)tensor["columns"]! * size, 0, data.Length);
                tensor["sha256"] = Convert.ToHexStringLower(SHA256.HashData(data[..length]));
                data = data[length..];
            }

            return JsonSerializer.SerializeToUtf8Bytes(json);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NullReferenceException or ArgumentException or FormatException or OverflowException)
        {
            return header;
        }
    }
}
