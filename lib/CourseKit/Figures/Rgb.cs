using System.Globalization;

namespace CourseKit.Figures;

/// <summary>A colour in sRGB, each part 0…255.</summary>
internal readonly record struct Rgb(int R, int G, int B)
{
    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");

    /// <summary>Relative luminance in [0, 1], as WCAG defines it.</summary>
    public double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    public Rgb Mix(Rgb other, double share)
        => new(Between(R, other.R, share), Between(G, other.G, share), Between(B, other.B, share));

    /// <summary>Darker (below 1) or the same.</summary>
    public Rgb Shade(double light) => new((int)(R * light), (int)(G * light), (int)(B * light));

    /// <summary>Reads <c>#abc</c>, <c>#aabbcc</c>, <c>rgb(1,2,3)</c> and <c>rgba(1,2,3,0.5)</c>.</summary>
    public static bool TryParse(string? text, out Rgb color)
    {
        color = default;
        if (text is null)
            return false;
        if (text.StartsWith('#'))
        {
            var digits = text[1..];
            if (digits.Length == 3)
                digits = string.Concat(digits.Select(c => new string(c, 2)));
            if (digits.Length != 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var all))
                return false;
            color = new(all >> 16, (all >> 8) & 255, all & 255);
            return true;
        }

        if (!text.StartsWith("rgb", StringComparison.Ordinal) || text.IndexOf('(', StringComparison.Ordinal) is var open && open < 0)
            return false;
        var parts = text[(open + 1)..].TrimEnd(')').Split(',', StringSplitOptions.TrimEntries);
        var numbers = new double[3];
        if (parts.Length < 3)
            return false;
        for (var i = 0; i < 3; i++)
        {
            if (!double.TryParse(parts[i], CultureInfo.InvariantCulture, out numbers[i]))
                return false;
        }

        color = new(Part(numbers[0]), Part(numbers[1]), Part(numbers[2]));
        return true;
    }

    private static int Part(double value) => (int)Math.Clamp(Math.Round(value), 0, 255);

    private static int Between(int a, int b, double share) => Part(a + ((b - a) * share));

    private static double Linear(int part)
    {
        var c = part / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
