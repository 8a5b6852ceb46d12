using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Display;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>One set of marks in a figure: a line, bars, a heat map …  Immutable; <c>with</c> and the methods copy.</summary>
public abstract partial record Trace
{
    private static readonly string[] Coordinates = ["x", "y", "z"];

    /// <summary>The name in the legend; null leaves the trace out of it.</summary>
    public string? Name { get; init; }

    /// <summary>The colour as CSS writes it, <c>#1f82cc</c>; null takes the next one of the palette.</summary>
    public string? Color { get; init; }

    /// <summary>Opacity in [0, 1]; null is opaque.</summary>
    public double? Opacity { get; init; }

    /// <summary>Whether the legend lists the trace; null leaves it to <see cref="Name"/>.</summary>
    public bool? InLegend { get; init; }

    /// <summary>Traces of one group are switched on and off together in the legend.</summary>
    public string? LegendGroup { get; init; }

    /// <summary>The number of the horizontal axis, ≥ 1.</summary>
    public int XAxis { get; init; } = 1;

    /// <summary>The number of the vertical axis, ≥ 1.</summary>
    public int YAxis { get; init; } = 1;

    /// <summary>Plotly's name of the trace type, <c>scatter</c> for example.</summary>
    public abstract string Type { get; }

    /// <summary>What the notebook calls the horizontal values, the axis title where none is given.</summary>
    internal string? XHint { get; init; }

    /// <summary>What the notebook calls the vertical values, the axis title where none is given.</summary>
    internal string? YHint { get; init; }

    /// <summary>Properties of Plotly's schema that this library does not know; kept as they came.</summary>
    internal JsonObject Extra { get; init; } = [];

    /// <summary>Whether there are as many values of each kind as belong together.</summary>
    internal virtual bool Fits => true;

    /// <summary>Whether the palette gives this trace a colour of its own.</summary>
    internal virtual bool TakesColor => true;

    /// <summary>Whether the trace is drawn in a three-dimensional scene.</summary>
    internal virtual bool IsSpatial => false;

    internal JsonObject ToJson(Rounding rounding)
    {
        var json = new JsonObject().Set("type", Type).Set("name", Name);
        Write(json, rounding);
        json.Set("opacity", rounding.Number(Opacity)).Set("legendgroup", LegendGroup)
            .Set("showlegend", InLegend ?? (Name is null && HidesUnnamed ? false : null));
        if (!IsSpatial)
        {
            json.Set("xaxis", XAxis > 1 ? AxisName.Reference('x', XAxis) : null)
                .Set("yaxis", YAxis > 1 ? AxisName.Reference('y', YAxis) : null);
        }

        return json.Merge(Extra);
    }

    /// <summary>Whether the colour was asked for, so that nothing else takes its place.</summary>
    internal bool KeepsColor { get; init; }

    /// <summary>Set by the figure's fluent methods, so that a trace read from Plotly's JSON stays what it was.</summary>
    internal bool HidesUnnamed { get; init; }

    internal static Trace Read(JsonObject json)
    {
        var whole = (JsonObject)json.DeepClone();
        var trace = Read(json, drawn: true);
        // Values of which a part is not understood, or that do not fit together: half of them drawn would mislead.
        return trace.Fits && (trace is OtherTrace || !Coordinates.Any(trace.Extra.ContainsKey)) ? trace : Read(whole, drawn: false);
    }

    private static Trace Read(JsonObject json, bool drawn)
    {
        var fields = new Fields(json);
        var type = fields.Text("type") ?? "scatter";
        Trace trace = (drawn ? type : "") switch
        {
            "scatter" or "scattergl" => ScatterTrace.Read(fields, type),
            "bar" => BarTrace.Read(fields),
            "histogram" => HistogramTrace.Read(fields),
            "heatmap" => HeatmapTrace.Read(fields),
            "contour" => ContourTrace.Read(fields),
            "surface" => SurfaceTrace.Read(fields),
            _ => new OtherTrace(type),
        };
        return trace with
        {
            Name = fields.Text("name"),
            Opacity = fields.Number("opacity"),
            LegendGroup = fields.Text("legendgroup"),
            InLegend = fields.Flag("showlegend"),
            XAxis = trace.IsSpatial ? trace.XAxis : fields.AxisNumber("xaxis", 'x') ?? 1,
            YAxis = trace.IsSpatial ? trace.YAxis : fields.AxisNumber("yaxis", 'y') ?? 1,
            Extra = fields.Rest(),
        };
    }

    /// <summary>The trace as the figure's fluent methods take it in: coloured, and set apart from those before it.</summary>
    /// <param name="color">The colour for it, unless it has one.</param>
    /// <param name="index">How many traces of its kind came before it.</param>
    internal virtual Trace Styled(string color, int index)
        => this with { Color = Color ?? (TakesColor ? color : null), HidesUnnamed = true };

    /// <summary>Adds the properties of this kind to the JSON.</summary>
    internal abstract void Write(JsonObject json, Rounding rounding);

    /// <summary>The horizontal extent of what is drawn, for axes.</summary>
    internal abstract Extent XExtent(bool log);

    /// <summary>The vertical extent of what is drawn, for axes.</summary>
    internal abstract Extent YExtent(bool log);

    /// <summary>Prints the members for <c>ToString</c>, numbers in the invariant culture.</summary>
    /// <param name="text">Receives them.</param>
    /// <returns>Whether there are any.</returns>
    protected virtual bool PrintMembers(StringBuilder text) => RecordText.Print(this, text, typeof(Trace));
}
