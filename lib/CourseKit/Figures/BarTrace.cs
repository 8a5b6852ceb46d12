using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>Bars, one a category or position. Plotly's <c>bar</c>.</summary>
public sealed record BarTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "bar";

    /// <summary>Where the bars stand (or how long they are, when <see cref="Horizontal"/>).</summary>
    public Values X { get; init; } = Values.None;

    /// <summary>How high the bars are (or where they lie, when <see cref="Horizontal"/>).</summary>
    public Values Y { get; init; } = Values.None;

    /// <summary>Whether the bars lie, growing to the right.</summary>
    public bool Horizontal { get; init; }

    /// <summary>Half the length of each bar's error bar; null draws none.</summary>
    public IReadOnlyList<double>? ErrorY { get; init; }

    /// <summary>Positions of the bars along the category axis.</summary>
    internal Values Places => Horizontal ? Y : X;

    /// <summary>Lengths of the bars.</summary>
    internal Values Lengths => Horizontal ? X : Y;

    internal static BarTrace Read(Fields fields)
    {
        var horizontal = fields.Says("orientation", "h");
        if (horizontal)
            fields.Text("orientation");
        var x = fields.Values("x");
        var y = fields.Values("y");
        return new()
        {
            Horizontal = horizontal,
            X = x ?? Spacing.Read(fields, "x", y?.Count ?? 0),
            Y = y ?? Spacing.Read(fields, "y", x?.Count ?? 0),
            Color = fields.Text("marker.color"),
            ErrorY = fields.ErrorBars(Error(horizontal)),
        };
    }

    internal override bool Fits => X.Count == Y.Count;

    internal override void Write(JsonObject json, Rounding rounding)
    {
        json.Set("orientation", Horizontal ? "h" : null)
            .Set("x", rounding.Values(X)).Set("y", rounding.Values(Y)).Set("marker.color", Color);
        if (ErrorY is not null)
            json.Set(Error(Horizontal) + ".type", "data").Set(Error(Horizontal) + ".array", rounding.Array(ErrorY));
    }

    private static string Error(bool horizontal) => horizontal ? "error_x" : "error_y";

    internal override Extent XExtent(bool log) => Horizontal ? Length(log) : Place(log);

    internal override Extent YExtent(bool log) => Horizontal ? Place(log) : Length(log);

    /// <summary>The width of one slot: the smallest distance between two bars, 1 for categories.</summary>
    internal double SlotWidth()
    {
        if (Places.Labels is not null)
            return 1;
        var sorted = Places.Where(double.IsFinite).Distinct().Order().ToArray();
        var gaps = sorted.Zip(sorted.Skip(1), (a, b) => b - a);
        return gaps.DefaultIfEmpty(1).Min();
    }

    private Extent Place(bool log)
    {
        var half = SlotWidth() / 2;
        var extent = Extent.Of(Places, log);
        return extent.IsEmpty || log ? extent : extent with { Low = extent.Low - half, High = extent.High + half };
    }

    private Extent Length(bool log)
    {
        var extent = Extent.Of(Lengths, log, padded: true, fromZero: true);
        return ErrorY is null ? extent : extent
            .Union(Extent.Of(Lengths.Zip(ErrorY, (y, e) => y - e), log, padded: true))
            .Union(Extent.Of(Lengths.Zip(ErrorY, (y, e) => y + e), log, padded: true));
    }
}
