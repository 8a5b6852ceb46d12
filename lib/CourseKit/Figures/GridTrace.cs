using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Display;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>Values z over a grid of x and y: what heat maps, contours and surfaces share.</summary>
public abstract record GridTrace : Trace, IColorBar
{
    /// <summary>The values (rows × columns): rows go along y, columns along x. NaN is a gap.</summary>
    public double[,] Z { get; init; } = new double[0, 0];

    /// <summary>Positions of the columns; null counts them from 0.</summary>
    public Values? X { get; init; }

    /// <summary>Positions of the rows; null counts them from 0.</summary>
    public Values? Y { get; init; }

    /// <summary>Colours from low to high; null is <see cref="ColorScale.Viridis"/>.</summary>
    public ColorScale? Scale { get; init; }

    /// <summary>The value with the scale's first colour; null is the smallest.</summary>
    public double? Low { get; init; }

    /// <summary>The value with the scale's last colour; null is the largest.</summary>
    public double? High { get; init; }

    /// <summary>Whether a colour bar explains the colours; null is yes.</summary>
    public bool? HasBar { get; init; }

    /// <summary>The colour bar's title.</summary>
    public string? BarTitle { get; init; }

    /// <summary>Values at which the colour bar has ticks; null places round ones.</summary>
    public IReadOnlyList<double>? BarTickValues { get; init; }

    /// <summary>Labels of <see cref="BarTickValues"/>; null shows the numbers.</summary>
    public IReadOnlyList<string?>? BarTickLabels { get; init; }

    /// <summary>Whether no one sees more than the colours, so that values may be written as coarsely as colours differ.</summary>
    internal bool IsPicture { get; init; }

    internal override bool TakesColor => false;

    /// <summary>Plotly calls the ends <c>zmin</c>, <c>zmax</c>, or for surfaces <c>cmin</c>, <c>cmax</c>.</summary>
    internal virtual string EndsLetter => "z";

    internal int Rows => Z.GetLength(0);

    internal int Columns => Z.GetLength(1);

    internal double XAt(int column) => X is { } x ? x[column] : column;

    internal double YAt(int row) => Y is { } y ? y[row] : row;

    internal (double Low, double High) Ends() => IColorBar.EndsOf(Z.Cast<double>(), Low, High);

    (double Low, double High) IColorBar.Ends() => Ends();

    ColorScale IColorBar.Colors => Scale ?? ColorScale.Viridis;

    bool IColorBar.ShowsBar => HasBar is not false && Rows > 0 && Columns > 0 && this is not ContourTrace { Coloring: "none" };

    JsonObject? IColorBar.BarExtra => Extra["colorbar"] as JsonObject;

    internal GridTrace Read(Fields fields)
    {
        var z = fields.Grid("z") ?? new double[0, 0];
        return this with
        {
            Z = z,
            X = fields.Values("x"),
            Y = fields.Values("y"),
            Scale = ColorScale.Read(fields),
            Low = fields.Number(EndsLetter + "min"),
            High = fields.Number(EndsLetter + "max"),
            HasBar = fields.Flag("showscale"),
            BarTitle = fields.Text("colorbar.title.text"),
            BarTickValues = fields.Numbers("colorbar.tickvals"),
            BarTickLabels = fields.Labels("colorbar.ticktext"),
        };
    }

    internal override void Write(JsonObject json, Rounding rounding)
    {
        // Plotly takes the ends together or not at all.
        var (low, high) = HidesUnnamed && Low.HasValue != High.HasValue ? Ends() : (Low, High);
        json.Set("x", rounding.Values(X)).Set("y", rounding.Values(Y)).Set("z", IsPicture ? rounding.Picture(Z, Ends()) : rounding.Grid(Z))
            .Set("colorscale", (Scale ?? (HidesUnnamed ? ColorScale.Viridis : null))?.ToJson())
            .Set("reversescale", Scale?.Reversed is true ? true : null)
            .Set(EndsLetter + "min", rounding.Number(low)).Set(EndsLetter + "max", rounding.Number(high))
            .Set("showscale", HasBar).Set("colorbar.title.text", BarTitle)
            .Set("colorbar.tickvals", BarTickValues is null ? null : rounding.Array(BarTickValues))
            .Set("colorbar.ticktext", BarTickLabels is null ? null : new JsonArray([.. BarTickLabels.Select(t => (JsonNode?)t)]));
    }

    internal override Extent XExtent(bool log) => Along(X, Columns, log);

    internal override Extent YExtent(bool log) => Along(Y, Rows, log);

    /// <summary>Cells reach half a cell beyond the outermost positions; lines end at them.</summary>
    private protected abstract double Reach { get; }

    private Extent Along(Values? positions, int count, bool log)
    {
        if (count == 0)
            return Extent.None;
        if (positions?.Labels is not null)
            return new(-0.5, positions.Max() + 0.5, Padded: false);
        var extent = Extent.Of(positions ?? Enumerable.Range(0, count).Select(i => (double)i), log);
        var cell = count > 1 ? (extent.High - extent.Low) / (count - 1) : 1;
        return extent.IsEmpty || log ? extent : extent with { Low = extent.Low - (Reach * cell), High = extent.High + (Reach * cell) };
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder text) => RecordText.Print(this, text, typeof(GridTrace));
}
