using System.Text.Json.Nodes;

namespace CourseKit.Figures;

/// <summary>A trace whose colours show values: what its colour bar needs to know.</summary>
internal interface IColorBar
{
    ColorScale Colors { get; }

    bool ShowsBar { get; }

    string? BarTitle { get; }

    IReadOnlyList<double>? BarTickValues { get; }

    IReadOnlyList<string?>? BarTickLabels { get; }

    /// <summary>What else Plotly's JSON says of the bar; null if nothing.</summary>
    JsonObject? BarExtra { get; }

    /// <summary>The values with the first and the last colour; always low &lt; high.</summary>
    (double Low, double High) Ends();

    static (double Low, double High) EndsOf(IEnumerable<double> values, double? low, double? high)
    {
        var extent = Extent.Of(values, log: false);
        var (from, to) = extent.IsEmpty ? (low ?? 0, high ?? 1) : (low ?? extent.Low, high ?? extent.High);
        if (from < to)
            return (from, to);
        var half = Math.Max(0.5, Math.Abs(from) * 1e-6);
        return (from - half, from + half);
    }
}
