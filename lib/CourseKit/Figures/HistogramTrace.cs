using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>How often values fall into bins of equal width. Plotly's <c>histogram</c>.</summary>
/// <remarks>
/// Large samples are counted at once and written as one weight a bin (<c>histfunc: sum</c>), which Plotly draws the same.
/// </remarks>
public sealed record HistogramTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "histogram";

    /// <summary>The sample; or the bins' centres, where <see cref="Weights"/> are given.</summary>
    public Values X { get; init; } = Values.None;

    /// <summary>How much each of <see cref="X"/> counts; null counts each once.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>The bins; null leaves them to the drawing.</summary>
    public Bins? Bins { get; init; }

    /// <summary>Plotly's normalization: <c>probability</c>, <c>probability density</c>, <c>percent</c>; null is counts.</summary>
    public string? Norm { get; init; }

    /// <summary>The values behind the counts, for as long as the bins may still change to suit other histograms.</summary>
    internal Values? Sample { get; init; }

    internal static HistogramTrace Read(Fields fields)
    {
        var counted = fields.Says("histfunc", "sum") ? fields.Numbers("y") : null;
        if (counted is not null)
            fields.Text("histfunc");
        var bins = fields.Together("xbins.start", "xbins.end", "xbins.size");
        return new()
        {
            X = fields.Values("x") ?? Values.None,
            Weights = counted,
            Bins = bins is [var from, var to, > 0 and var size] ? new Bins(from, to, size) : null,
            Norm = fields.Text("histnorm"),
            Color = fields.Text("marker.color"),
        };
    }

    internal override bool Fits => Weights is null || Weights.Count == X.Count;

    internal override void Write(JsonObject json, Rounding rounding)
    {
        json.Set("x", rounding.Values(X));
        if (Weights is not null)
            json.Set("y", rounding.Array(Weights)).Set("histfunc", "sum");
        if (Bins is { } bins)
        {
            json.Set("xbins.start", rounding.Number(bins.Start)).Set("xbins.end", rounding.Number(bins.End))
                .Set("xbins.size", rounding.Number(bins.Size));
        }

        json.Set("histnorm", Norm).Set("marker.color", Color);
    }

    internal override Extent XExtent(bool log)
        => DrawnBins is var bins && X.Count == 0 ? Extent.None : new(bins.Start, bins.End, Padded: false);

    internal override Extent YExtent(bool log) => Extent.Of(Heights(), log, padded: true, fromZero: true);

    internal Bins DrawnBins => Bins ?? Figures.Bins.For(X);

    /// <summary>The height of every bin.</summary>
    internal double[] Heights()
    {
        var bins = DrawnBins;
        var heights = bins.Count(X, Weights);
        var total = heights.Sum();
        var factor = Norm switch
        {
            "probability" => 1 / total,
            "percent" => 100 / total,
            "probability density" => 1 / (total * bins.Size),
            "density" => 1 / bins.Size,
            _ => 1,
        };
        return total > 0 ? [.. heights.Select(h => h * factor)] : heights;
    }

    /// <summary>The sample as counts: one number a bin instead of one a value.</summary>
    internal HistogramTrace Counted(Values sample, Bins bins)
    {
        var counts = bins.Count(sample);
        var filled = Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0).ToArray();
        return this with
        {
            X = Values.Of(filled.Select(bins.Center)),
            Weights = [.. filled.Select(i => counts[i])],
            Bins = bins,
        };
    }
}
