using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Grading.Running;

/// <summary>One of several parts of a class, each of which may be graded on another machine.</summary>
/// <remarks>Who belongs where depends on the student's id alone: somebody who hands in later, or a machine that starts again,
/// moves nobody.</remarks>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">How many there are.</param>
public sealed record Shard(int Number, int Count)
{
    /// <summary>Reads <c>3/16</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Shard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            && n >= 1 && n <= of && of <= 100_000
                ? new(n, of)
                : throw new FormatException($"'{text}' is no part of a class; write for example 3/16, the parts being 1/16 to 16/16");
    }

    /// <summary>Whether a student belongs to this part.</summary>
    public bool Has(string student)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(student), hash);
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Count) == Number - 1;
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
