using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Display;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>Lines of equal height over a plane, or the areas between them. Plotly's <c>contour</c>.</summary>
public sealed record ContourTrace : GridTrace
{
    /// <inheritdoc/>
    public override string Type => "contour";

    /// <summary>First level, last level and step; null leaves round levels to the drawing.</summary>
    public (double From, double To, double Step)? Levels { get; init; }

    /// <summary><c>lines</c>, <c>fill</c>, <c>heatmap</c> or <c>none</c> (lines of one colour); null is <c>fill</c>.</summary>
    public string? Coloring { get; init; }

    /// <summary>Line width in pixels; null is Plotly's 0.5.</summary>
    public double? LineWidth { get; init; }

    /// <summary>Whether filled areas have lines between; null is yes.</summary>
    public bool? HasLines { get; init; }

    private protected override double Reach => 0;

    internal bool IsFilled => Coloring is null or "fill" or "heatmap";

    internal static new ContourTrace Read(Fields fields)
    {
        var start = fields.Number("contours.start");
        var end = fields.Number("contours.end");
        var size = fields.Number("contours.size");
        return (ContourTrace)((GridTrace)new ContourTrace
        {
            Coloring = fields.Text("contours.coloring"),
            LineWidth = fields.Number("line.width"),
            HasLines = fields.Flag("contours.showlines"),
            Levels = start is { } from && end is { } to && size is > 0 ? (from, to, size.Value) : null,
        }).Read(fields);
    }

    internal override void Write(JsonObject json, Rounding rounding)
    {
        base.Write(json, rounding);
        json.Set("contours.coloring", Coloring).Set("line.width", rounding.Number(LineWidth)).Set("contours.showlines", HasLines);
        if (Levels is { } levels)
        {
            json.Set("contours.start", rounding.Number(levels.From)).Set("contours.end", rounding.Number(levels.To))
                .Set("contours.size", rounding.Number(levels.Step));
        }
    }

    /// <summary>The heights at which lines are drawn.</summary>
    internal IReadOnlyList<double> DrawnLevels()
    {
        var (low, high) = Ends();
        var (from, to, step) = Levels ?? RoundLevels(low, high);
        var count = Math.Clamp((int)Math.Floor(((to - from) / step) + 1e-9) + 1, 1, 200);
        return [.. Enumerable.Range(0, count).Select(i => Math.Round(from + (i * step), 12))];
    }

    /// <summary>About 15 round levels strictly inside the range.</summary>
    internal static (double From, double To, double Step) RoundLevels(double low, double high)
    {
        var step = Svg.Ticks.RoundStep((high - low) / 15);
        var from = (Math.Floor((low / step) + 1e-9) + 1) * step;
        var to = (Math.Ceiling((high / step) - 1e-9) - 1) * step;
        return (Math.Round(from, 12), Math.Round(Math.Max(from, to), 12), step);
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
