namespace CourseKit.Tensors;

/// <summary>How a floating-point number lies in its bits: sign, biased exponent, mantissa.</summary>
internal static class Bits
{
    /// <summary>Bits of a float's mantissa.</summary>
    internal const int SingleMantissa = 23;

    /// <summary>Bits of a double's mantissa.</summary>
    internal const int DoubleMantissa = 52;

    /// <summary>Added to a whole n, it leaves n + 127, a float's biased exponent, in the lowest bits.</summary>
    internal const float SingleBias = 12582912f + 127;

    /// <summary>Added to a whole n, it leaves n + 1023, a double's biased exponent, in the lowest bits.</summary>
    internal const double DoubleBias = 6755399441055744d + 1023;

    /// <summary>The bits of √½ less those of 1: subtracted, they make every mantissa below √½ carry to the exponent before, biased as it was.</summary>
    internal const int SingleRoot = 0x3F3504F3 - 0x3F800000;

    /// <inheritdoc cref="SingleRoot"/>
    internal const long DoubleRoot = 0x3FE6A09E667F3BCD - 0x3FF0000000000000;

    /// <summary>The bits of 1½ · 2²³: with a small whole number added to them, the float is that much larger.</summary>
    internal const int SingleWhole = 0x4B400000;

    /// <summary>The bits of 1½ · 2⁵²: with a small whole number added to them, the double is that much larger.</summary>
    internal const long DoubleWhole = 0x4338000000000000;
}
