using System.Globalization;

namespace CourseKit.Figures.Json;

/// <summary>Plotly's two spellings of an axis: <c>x2</c> where a trace refers to it, <c>xaxis2</c> in the layout.</summary>
internal static class AxisName
{
    public static string Reference(char letter, int number)
        => number == 1 ? letter.ToString() : letter + number.ToString(CultureInfo.InvariantCulture);

    public static string Key(string stem, int number)
        => number == 1 ? stem : stem + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number in <c>x3</c> or <c>xaxis3</c>; null if the text is something else.</summary>
    public static int? Number(string text, string stem)
    {
        if (!text.StartsWith(stem, StringComparison.Ordinal))
            return null;
        var rest = text[stem.Length..];
        return rest.Length == 0 ? 1
            : int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1 ? number
            : null;
    }
}
