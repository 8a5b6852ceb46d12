namespace CourseKit.Figures;

/// <content>Traces that sum up several runs or samples; each a line and its band.</content>
public abstract partial record Trace
{
    /// <summary>The mean of several runs (seeds) as a line, and a band around it: <c>Figure.Of(Trace.Runs(runs, "Adam"))</c>.</summary>
    /// <remarks>
    /// Values not finite are left out, run by run. Where mean − spread would reach zero although every run is positive,
    /// the band ends at the smallest run, so that it has a place on a logarithmic axis.
    /// </remarks>
    /// <param name="runs">One series a run, all of one length.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="x">Horizontal positions, as many; null counts from 1, as epochs do.</param>
    /// <param name="spread">What the band shows.</param>
    /// <exception cref="ArgumentException">There are no runs, or they differ in length.</exception>
    public static IReadOnlyList<ScatterTrace> Runs(
        IEnumerable<IEnumerable<double>> runs, string? name = null, IEnumerable<double>? x = null, Spread spread = Spread.Deviation)
    {
        var (places, mean, low, high) = Figures.Runs.Summarized(x, runs, spread, name);
        return [Points(places, mean, name, "lines", null, null), Band(places, low, high)];
    }

    /// <summary>The mean of several runs (seeds), marked, with error bars instead of a band: for few positions.</summary>
    /// <inheritdoc cref="Runs(IEnumerable{IEnumerable{double}}, string?, IEnumerable{double}?, Spread)"/>
    /// <param name="runs">One series a run, all of one length.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="x">Horizontal positions, as many; null counts from 1.</param>
    /// <param name="spread">Half of what the bars show; a range has no middle and is refused.</param>
    public static ScatterTrace RunsWithBars(
        IEnumerable<IEnumerable<double>> runs, string? name = null, IEnumerable<double>? x = null, Spread spread = Spread.Deviation)
    {
        if (spread == Spread.Range)
            throw new ArgumentException("error bars are as long up as down: use Spread.Deviation or Spread.StandardError, or Trace.Runs for a range", nameof(spread));
        var (places, mean, _, high) = Figures.Runs.Summarized(x, runs, spread, name);
        return Points(places, mean, name, "lines+markers", null, null).Errors(high.Zip(mean, (h, m) => h - m));
    }

    /// <summary>How a distribution moves: its median as a line, and bands from the 25th to the 75th and the 5th to the 95th percentile.</summary>
    /// <param name="samples">One sample a position; values not finite are left out.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="x">Horizontal positions, as many; null counts from 1.</param>
    public static IReadOnlyList<ScatterTrace> Fan(IEnumerable<IEnumerable<double>> samples, string? name = null, IEnumerable<double>? x = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        double[][] sorted = [.. samples.Select(sample => sample.Where(double.IsFinite).Order().ToArray())];
        double[] places = x is null ? [.. Enumerable.Range(1, sorted.Length).Select(i => (double)i)] : [.. x];
        Require.SameCount("x", places.Length, "samples", sorted.Length, name);
        double[] At(double share) => [.. sorted.Select(sample => Quantile(sample, share))];
        return [Points(places, At(0.5), name, "lines", null, null), Band(places, At(0.05), At(0.95)), Band(places, At(0.25), At(0.75))];
    }

    // Linear between the order statistics, as most programs have it.
    private static double Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 0)
            return double.NaN;
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
