using System.Globalization;

namespace CourseKit.Display;

/// <summary>Numbers as a table shows them unless told otherwise.</summary>
internal static class Cells
{
    /// <summary>Four significant digits, zeros kept, so that columns compare: 0.2815, 13.29, 1500.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        var size = Math.Abs(value);
        if (value == Math.Floor(value) && size < 1e9)
            return value.ToString("0", CultureInfo.InvariantCulture).Replace('-', '−');
        if (size is < 1e-4 or >= 1e7)
            return value.ToString("0.000e+0", CultureInfo.InvariantCulture).Replace("e+", "e", StringComparison.Ordinal).Replace('-', '−');
        var decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 1, 7);
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−');
    }
}
