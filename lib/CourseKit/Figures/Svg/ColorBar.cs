using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Figures.Svg;

/// <summary>The colours of a trace's values with ticks, to the right of its panel.</summary>
internal static class ColorBar
{
    public const double Thickness = 14;
    private const int Slices = 32;
    private const double TitleSize = 12.5;

    public static double Room(IColorBar trace)
        => 12 + Math.Max(Thickness + 8 + LabelRoom(trace), trace.BarTitle is { } title ? PlainText.Width(title, TitleSize) + 4 : 0);

    public static void Draw(SvgWriter svg, IColorBar trace, double left, double top, double height)
    {
        // Beside one short row of images the ticks need more height than the images have.
        if (height < 92)
            (top, height) = (Math.Max(2, top - ((92 - height) / 2)), 92);
        if (trace.BarTitle is { } title)
        {
            svg.Text(title, left, top + 11, TitleSize);
            (top, height) = (top + 22, Math.Max(20, height - 22));
        }

        var (low, high) = trace.Ends();
        var scale = trace.Colors;
        var slice = height / Slices;
        svg.Open("g", ("shape-rendering", "crispEdges"));
        for (var i = 0; i < Slices; i++)
        {
            svg.Add("rect", ("x", left), ("y", top + (i * slice)), ("width", Thickness), ("height", slice + 0.5),
                ("fill", scale.At(1 - ((i + 0.5) / Slices)).Hex));
        }

        svg.Close("g");
        foreach (var tick in Places(trace))
            svg.Text(tick.Label!, left + Thickness + 6, top + (height * (high - tick.Value) / (high - low)) + 4, 11.5, "start", "ck-s");
    }

    /// <summary>Where a figure puts the bar by itself, as fractions of the drawing; null leaves it beside the panel.</summary>
    public static double? PlaceOf(IColorBar trace)
        => trace.BarExtra?["x"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : null;

    private static double LabelRoom(IColorBar trace) => Places(trace).Select(t => PlainText.Width(t.Label!, 11.5)).DefaultIfEmpty().Max();

    private static IEnumerable<Tick> Places(IColorBar trace)
    {
        var (low, high) = trace.Ends();
        return trace.BarTickValues is not { } values ? Ticks.Linear(low, high, 6)
            : values.Select((value, i) => new Tick(value, trace.BarTickLabels is { } labels && i < labels.Count ? labels[i] ?? "" : Numbers.Show(value)))
                .Where(tick => tick.Value >= low && tick.Value <= high);
    }
}
