using System.Numerics;

namespace CourseKit.Data;

/// <summary>An array of bytes with a shape, as an IDX file holds it: pictures are (count × rows × columns).</summary>
public sealed class IdxArray
{
    /// <summary>Wraps bytes, without copying them.</summary>
    /// <param name="shape">1 to 8 lengths, each ≥ 0.</param>
    /// <param name="values">As many bytes as the product of the lengths; the last index runs fastest.</param>
    /// <exception cref="ArgumentException">The shape is none, or does not fit the bytes.</exception>
    public IdxArray(int[] shape, byte[] values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        if (shape.Length is 0 or > MaxDimensions)
            throw new ArgumentException($"shape must have 1 to {MaxDimensions} lengths, got {shape.Length}", nameof(shape));
        foreach (var length in shape)
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(shape));
        var product = Elements(shape);
        if (product != values.Length)
            throw new ArgumentException(Invariant($"values must hold {Describe(shape)} = {product} bytes, got {values.Length}"), nameof(values));
        Shape = [.. shape];
        Values = values;
    }

    internal const int MaxDimensions = 8;

    /// <summary>The lengths, the outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The bytes, the last index running fastest.</summary>
    public byte[] Values { get; }

    /// <summary>The product of the lengths. Eight of them can be more than 128 bits hold.</summary>
    internal static BigInteger Elements(IEnumerable<int> shape)
        => shape.Aggregate(BigInteger.One, (product, length) => product * length);

    internal static string Describe(IEnumerable<int> shape)
        => string.Join(" × ", shape.Select(length => length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
