using System.Globalization;

namespace CourseKit.Figures;

/// <summary>
/// Colours, dashes and symbols that tell traces apart: for all common kinds of colour vision, at a contrast of 3:1 or
/// more on white as well as on dark pages, and in print without colour.
/// </summary>
internal static class Palette
{
    public static IReadOnlyList<string> Colors { get; } =
        ["#1f82cc", "#cc4a0a", "#009e73", "#c26caa", "#b88800", "#2199b5", "#98623f", "#7d7d7d"];

    /// <summary>Text where no style sheet tells light from dark.</summary>
    public const string MidText = "#757575";

    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];

    private static readonly string[] Symbols =
        ["circle", "square", "diamond", "triangle-up", "cross", "x", "triangle-down", "star"];

    public static string Color(int index) => Colors[index % Colors.Count];

    /// <summary>The first line is solid, which is what Plotly draws when nothing is said.</summary>
    public static string? Dash(int index) => index % Dashes.Length is var i && i == 0 ? null : Dashes[i];

    public static string? Symbol(int index) => index % Symbols.Length is var i && i == 0 ? null : Symbols[i];

    /// <summary>A colour with an opacity, as Plotly and SVG both read it; a colour by name stays opaque.</summary>
    public static string Transparent(string color, double opacity)
        => Rgb.TryParse(color, out var rgb)
            ? string.Create(CultureInfo.InvariantCulture, $"rgba({rgb.R},{rgb.G},{rgb.B},{opacity:0.##})")
            : color;
}
