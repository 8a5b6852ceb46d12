using System.Text;

namespace CourseKit.Figures.Svg.Marks;

/// <summary>Markers, all of a trace in one path.</summary>
internal static class Symbols
{
    public static void Draw(SvgWriter svg, IReadOnlyList<(double X, double Y)> points, string symbol, double size, string color)
    {
        var d = new StringBuilder();
        var shape = Shape(symbol.Replace("-open", "", StringComparison.Ordinal), size / 2);
        foreach (var (x, y) in points)
            d.Append('M').Append(SvgWriter.Number(x)).Append(' ').Append(SvgWriter.Number(y)).Append(shape ?? "h0");

        // A line of no length with round ends is a circle, in fewer bytes than any other.
        if (shape is null)
            svg.Add("path", ("d", d.ToString()), ("fill", "none"), ("stroke", color), ("stroke-width", size), ("stroke-linecap", "round"));
        else
            svg.Add("path", ("d", d.ToString()), ("fill", color));
    }

    private static string? Shape(string symbol, double r)
    {
        string N(double value) => SvgWriter.Number(value);
        var (a, b) = (r * 0.35, r * 1.15);
        return symbol switch
        {
            "square" => $"m{N(-r)} {N(-r)}h{N(2 * r)}v{N(2 * r)}h{N(-2 * r)}z",
            "diamond" => $"m0 {N(-r * 1.25)}l{N(r * 1.25)} {N(r * 1.25)} {N(-r * 1.25)} {N(r * 1.25)} {N(-r * 1.25)} {N(-r * 1.25)}z",
            "triangle-up" => $"m0 {N(-b)}l{N(b)} {N(2 * r)}h{N(-2 * b)}z",
            "triangle-down" => $"m0 {N(b)}l{N(b)} {N(-2 * r)}h{N(-2 * b)}z",
            "cross" => $"m{N(-a)} {N(-b)}h{N(2 * a)}v{N(b - a)}h{N(b - a)}v{N(2 * a)}h{N(a - b)}v{N(b - a)}h{N(-2 * a)}v{N(a - b)}h{N(a - b)}v{N(-2 * a)}h{N(b - a)}z",
            "x" => $"m0 {N(-2 * a)}l{N(b - a)} {N(a - b)} {N(2 * a)} {N(2 * a)} {N(a - b)} {N(b - a)} {N(b - a)} {N(b - a)} {N(-2 * a)} {N(2 * a)} {N(a - b)} {N(a - b)} {N(a - b)} {N(b - a)} {N(-2 * a)} {N(-2 * a)} {N(b - a)} {N(a - b)} {N(a - b)} {N(a - b)} {N(2 * a)} {N(-2 * a)}z",
            "star" => $"m0 {N(-b * 1.2)}l{N(r * 0.35)} {N(r * 0.9)} {N(r * 0.95)} {N(r * 0.1)} {N(-r * 0.75)} {N(r * 0.65)} {N(r * 0.25)} {N(r * 0.95)} {N(-r * 0.8)} {N(-r * 0.5)} {N(-r * 0.8)} {N(r * 0.5)} {N(r * 0.25)} {N(-r * 0.95)} {N(-r * 0.75)} {N(-r * 0.65)} {N(r * 0.95)} {N(-r * 0.1)}z",
            _ => null,
        };
    }
}
