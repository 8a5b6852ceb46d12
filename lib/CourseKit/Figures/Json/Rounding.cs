using System.Globalization;
using System.Text.Json.Nodes;

namespace CourseKit.Figures.Json;

/// <summary>How exactly numbers are written to JSON.</summary>
/// <param name="Digits">Significant digits, 1…17; 17 writes every number exactly.</param>
/// <param name="Compact">Whether evenly spaced values may be written as a start and a step.</param>
internal sealed record Rounding(int Digits, bool Compact = false)
{
    public static Rounding Exact { get; } = new(17);

    public JsonNode? Number(double? value)
        => value is { } number && double.IsFinite(number) ? JsonValue.Create(Round(number, Digits)) : null;

    /// <summary>A list of numbers, gaps as null.</summary>
    public JsonArray Array(IReadOnlyList<double> values)
    {
        var digits = DigitsFor(values);
        var array = new JsonArray();
        foreach (var value in values)
            array.Add(Node(value, digits));
        return array;
    }

    public JsonNode? Values(Values? values)
    {
        if (values is null)
            return null;
        if (values.Labels is not { } labels)
            return Array(values);
        var array = new JsonArray();
        foreach (var label in labels)
            array.Add(label is null ? null : JsonValue.Create(label));
        return array;
    }

    public JsonArray Grid(double[,] z)
    {
        var digits = DigitsFor(z.Cast<double>().ToArray());
        var rows = new JsonArray();
        for (var i = 0; i < z.GetLength(0); i++)
        {
            var row = new JsonArray();
            for (var j = 0; j < z.GetLength(1); j++)
                row.Add(Node(z[i, j], digits));
            rows.Add((JsonNode)row);
        }

        return rows;
    }

    /// <summary>A grid of which only colours are seen: values as fine as 500 shades between its ends.</summary>
    public JsonArray Picture(double[,] z, (double Low, double High) ends)
    {
        var decimals = Math.Ceiling(-Math.Log10((ends.High - ends.Low) / 500));
        if (Digits >= 17 || !(decimals < 15))
            return Grid(z);
        var scale = Math.Pow(10, Math.Max(0, decimals));
        var coarse = new double[z.GetLength(0), z.GetLength(1)];
        for (var i = 0; i < z.GetLength(0); i++)
        {
            for (var j = 0; j < z.GetLength(1); j++)
                coarse[i, j] = Math.Round(z[i, j] * scale) / scale;
        }

        return Grid(coarse);
    }

    public JsonArray Pair((double, double) pair) => [Number(pair.Item1), Number(pair.Item2)];

    /// <summary>
    /// Digits that keep every difference within a series visible: years 2001 and 2002 need more than a range from zero.
    /// </summary>
    private int DigitsFor(IReadOnlyList<double> values)
    {
        if (Digits >= 17)
            return 17;
        var extent = Extent.Of(values, log: false);
        if (extent.IsEmpty || extent.Low == extent.High)
            return Math.Max(Digits, 9);
        var largest = Math.Max(Math.Abs(extent.Low), Math.Abs(extent.High));
        var lost = Math.Log10(largest / (extent.High - extent.Low));
        return double.IsFinite(lost) ? Math.Min(17, Digits + (int)Math.Max(0, Math.Round(lost))) : 17;
    }

    private static JsonNode? Node(double value, int digits)
        => double.IsFinite(value) ? JsonValue.Create(Round(value, digits)) : null;

    private static double Round(double value, int digits)
    {
        if (digits >= 17)
            return value;
        var format = digits switch { 6 => "E5", 9 => "E8", _ => "E" + (digits - 1).ToString(CultureInfo.InvariantCulture) };
        return double.Parse(value.ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
