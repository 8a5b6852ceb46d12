using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Numbers as little-endian bytes, on every machine.</summary>
internal static class TensorBytes
{
    internal static int Size(Precision precision) => precision == Precision.Single ? sizeof(float) : sizeof(double);

    internal static ReadOnlySpan<byte> Of(Storage elements)
    {
        var bytes = elements.Precision == Precision.Single
            ? MemoryMarshal.AsBytes(elements.AsSpan<float>())
            : MemoryMarshal.AsBytes(elements.AsSpan<double>());
        if (BitConverter.IsLittleEndian)
            return bytes;
        var copy = bytes.ToArray();
        Turn(copy, elements.Precision);
        return copy;
    }

    internal static Storage Read(byte[] bytes, Precision precision)
    {
        if (!BitConverter.IsLittleEndian)
            Turn(bytes, precision);
        return precision == Precision.Single
            ? new Storage(MemoryMarshal.Cast<byte, float>(bytes).ToArray())
            : new Storage(MemoryMarshal.Cast<byte, double>(bytes).ToArray());
    }

    private static void Turn(Span<byte> bytes, Precision precision)
    {
        if (precision == Precision.Single)
        {
            var words = MemoryMarshal.Cast<byte, int>(bytes);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
        else
        {
            var words = MemoryMarshal.Cast<byte, long>(bytes);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }
}
