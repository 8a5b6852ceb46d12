using System.Globalization;

namespace CourseKit.Figures;

/// <summary>Numbers as prose shows them.</summary>
internal static class Numbers
{
    /// <summary>At most four significant digits, in words' notation: 0.2815, 13.29, 2.5×10⁶.</summary>
    public static string Show(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        var size = Math.Abs(value);
        if (size is 0 or (>= 1e-4 and < 1e6))
        {
            var digits = size is 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 8);
            return Minus(Math.Round(value, digits).ToString("0.########", CultureInfo.InvariantCulture));
        }

        var exponent = (int)Math.Floor(Math.Log10(size));
        // The smallest numbers have a power of ten that is none itself.
        var mantissa = Math.Round(exponent < -300 ? value * 1e300 / Math.Pow(10, exponent + 300) : value / Math.Pow(10, exponent), 3);
        if (Math.Abs(mantissa) >= 10)
            (mantissa, exponent) = (mantissa / 10, exponent + 1);
        return Minus(mantissa.ToString("0.###", CultureInfo.InvariantCulture)) + "×" + PowerOfTen(exponent);
    }

    /// <summary>10ⁿ.</summary>
    public static string PowerOfTen(int exponent)
    {
        const string digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        var text = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(c => digits[c - '0']);
        return "10" + (exponent < 0 ? "⁻" : "") + string.Concat(text);
    }

    /// <summary>A hyphen before digits becomes the minus sign.</summary>
    public static string Minus(string number) => number is "-0" ? "0" : number.Replace('-', '−');
}
