using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Display;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>Points joined by a line, marked, or both; also filled bands. Plotly's <c>scatter</c>.</summary>
public sealed record ScatterTrace : Trace, IColorBar
{
    private readonly string _type = "scatter";

    /// <inheritdoc/>
    public override string Type => _type;

    /// <summary>Horizontal positions, as many as <see cref="Y"/>.</summary>
    public Values X { get; init; } = Values.None;

    /// <summary>Vertical positions; NaN breaks the line.</summary>
    public Values Y { get; init; } = Values.None;

    /// <summary><c>lines</c>, <c>markers</c> or <c>lines+markers</c>.</summary>
    public string Mode { get; init; } = "lines";

    /// <summary>Plotly's dash style; null is solid, or what tells the line from others in the figure.</summary>
    public string? Dash { get; init; }

    /// <summary>Line width in pixels; null is 2.</summary>
    public double? Width { get; init; }

    /// <summary>Plotly's line shape, <c>hv</c> for stairs; null is straight.</summary>
    public string? Shape { get; init; }

    /// <summary>Plotly's marker symbol; null is a circle.</summary>
    public string? Symbol { get; init; }

    /// <summary>Marker diameter in pixels; null is 7.</summary>
    public double? MarkerSize { get; init; }

    /// <summary>Plotly's fill, <c>tozeroy</c>, <c>tonexty</c> or <c>toself</c>; null fills nothing.</summary>
    public string? Fill { get; init; }

    /// <summary>Half the length of each point's error bar; null draws none.</summary>
    public IReadOnlyList<double>? ErrorY { get; init; }

    /// <summary>A value for each marker, which its colour shows; null gives all markers one colour.</summary>
    public IReadOnlyList<double>? Shades { get; init; }

    /// <summary>Colours of <see cref="Shades"/> from low to high; null is <see cref="ColorScale.Viridis"/>.</summary>
    public ColorScale? Scale { get; init; }

    /// <summary>The shade with the scale's first colour; null is the smallest.</summary>
    public double? Low { get; init; }

    /// <summary>The shade with the scale's last colour; null is the largest.</summary>
    public double? High { get; init; }

    /// <summary>Whether a colour bar explains the shades; null is no.</summary>
    public bool? HasBar { get; init; }

    /// <summary>The colour bar's title.</summary>
    public string? BarTitle { get; init; }

    /// <summary>Values at which the colour bar has ticks; null places round ones.</summary>
    public IReadOnlyList<double>? BarTickValues { get; init; }

    /// <summary>Labels of <see cref="BarTickValues"/>; null shows the numbers.</summary>
    public IReadOnlyList<string?>? BarTickLabels { get; init; }

    /// <summary>Whether this marks a place, as a minimum, and leaves the palette's colours to the data.</summary>
    internal bool IsMark { get; init; }

    internal override bool TakesColor => !IsMark && (Fill != "toself" || Mode != "none");

    internal bool HasLine => Mode.Contains("lines", StringComparison.Ordinal);

    internal bool HasMarkers => Mode.Contains("markers", StringComparison.Ordinal);

    internal bool IsBand => Fill == "toself" && Mode == "none";

    internal string? FillColor { get; init; }

    ColorScale IColorBar.Colors => Scale ?? ColorScale.Viridis;

    bool IColorBar.ShowsBar => HasBar is true && Shades is not null;

    JsonObject? IColorBar.BarExtra => Extra["marker"]?["colorbar"] as JsonObject;

    internal (double Low, double High) Ends() => IColorBar.EndsOf(Shades ?? [], Low, High);

    (double Low, double High) IColorBar.Ends() => Ends();

    internal static ScatterTrace Read(Fields fields, string type)
    {
        var y = fields.Values("y") ?? Values.None;
        var x = fields.Values("x") ?? Spacing.Read(fields, "x", y.Count);
        var mode = fields.Text("mode") ?? (y.Count < 20 ? "lines+markers" : "lines");
        var color = fields.Text("line.color");
        var marker = fields.Text("marker.color");
        return new(type)
        {
            X = x,
            Y = y,
            Mode = mode,
            Dash = fields.Text("line.dash"),
            Width = fields.Number("line.width"),
            Shape = fields.Text("line.shape"),
            Symbol = fields.Text("marker.symbol"),
            MarkerSize = fields.Number("marker.size"),
            Fill = fields.Text("fill"),
            FillColor = fields.Text("fillcolor"),
            ErrorY = fields.Text("error_y.type") is "data" ? fields.Numbers("error_y.array") : null,
            Shades = fields.Numbers("marker.color"),
            Scale = ColorScale.Read(fields, "marker."),
            Low = fields.Number("marker.cmin"),
            High = fields.Number("marker.cmax"),
            HasBar = fields.Flag("marker.showscale"),
            BarTitle = fields.Text("marker.colorbar.title.text"),
            BarTickValues = fields.Numbers("marker.colorbar.tickvals"),
            BarTickLabels = fields.Labels("marker.colorbar.ticktext"),
            Color = color ?? marker,
            MarkerColor = color is not null && marker != color ? marker : null,
        };
    }

    /// <summary>A trace without points.</summary>
    public ScatterTrace()
    {
    }

    private ScatterTrace(string type) => _type = type;

    /// <summary>A colour of the markers that differs from the line's, in figures from elsewhere.</summary>
    internal string? MarkerColor { get; init; }

    internal override Trace Styled(string color, int index)
    {
        var own = Color ?? color;
        return this with
        {
            Color = own,
            HidesUnnamed = true,

            // A line through one point would not be seen.
            Mode = Mode == "lines" && Y.Count(double.IsFinite) == 1 ? "lines+markers" : Mode,
            FillColor = Fill is null ? null : FillColor ?? Palette.Transparent(own, 0.22),
            Dash = Dash ?? (HasLine ? Palette.Dash(index) : null),
            Symbol = Symbol ?? (HasMarkers ? Palette.Symbol(index) : null),
        };
    }

    internal override void Write(JsonObject json, Rounding rounding)
    {
        var (low, high) = Low.HasValue != High.HasValue && Shades is not null ? Ends() : (Low, High);
        json.Set("mode", Mode);
        Spacing.Write(json, "x", X, Y.Count, rounding);
        json.Set("y", rounding.Values(Y))
            .Set("line.color", HasLine || !HasMarkers ? (IsBand ? null : Color) : null)
            .Set("line.dash", Dash).Set("line.width", rounding.Number(Width)).Set("line.shape", Shape)
            .Set("marker.color", Shades is null ? MarkerColor ?? (HasMarkers ? Color : null) : rounding.Array(Shades))
            .Set("marker.colorscale", Scale?.ToJson()).Set("marker.reversescale", Scale?.Reversed is true ? true : null)
            .Set("marker.cmin", rounding.Number(low)).Set("marker.cmax", rounding.Number(high))
            .Set("marker.showscale", HasBar).Set("marker.colorbar.title.text", BarTitle)
            .Set("marker.colorbar.tickvals", BarTickValues is null ? null : rounding.Array(BarTickValues))
            .Set("marker.colorbar.ticktext", BarTickLabels is null ? null : new JsonArray([.. BarTickLabels.Select(t => (JsonNode?)t)]))
            .Set("marker.symbol", Symbol).Set("marker.size", rounding.Number(MarkerSize))
            .Set("fill", Fill).Set("fillcolor", FillColor);
        if (IsBand && HidesUnnamed)
            json.Set("hoverinfo", "skip");
        if (ErrorY is not null)
            json.Set("error_y.type", "data").Set("error_y.array", rounding.Array(ErrorY));
    }

    internal override Extent XExtent(bool log) => Extent.Of(X, log, HasMarkers);

    internal override Extent YExtent(bool log)
    {
        var extent = Extent.Of(Y, log, padded: true, fromZero: Fill == "tozeroy");
        return ErrorY is null ? extent : extent
            .Union(Extent.Of(Y.Zip(ErrorY, (y, e) => y - e), log, padded: true))
            .Union(Extent.Of(Y.Zip(ErrorY, (y, e) => y + e), log, padded: true));
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
