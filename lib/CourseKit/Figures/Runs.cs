namespace CourseKit.Figures;

/// <summary>Several runs of one experiment, as a mean and what lies around it.</summary>
internal static class Runs
{
    public static (double[] X, double[] Mean, double[] Low, double[] High) Summarized(
        IEnumerable<double>? x, IEnumerable<IEnumerable<double>> runs, Spread spread, string? name)
    {
        ArgumentNullException.ThrowIfNull(runs);
        double[][] all = [.. runs.Select(run => run.ToArray())];
        if (all.Length == 0)
            throw new ArgumentException($"'{name}' has no runs: give one or more", nameof(runs));
        double[] places = x is null ? [.. Enumerable.Range(1, all[0].Length).Select(i => (double)i)] : [.. x];
        for (var k = 0; k < all.Length; k++)
            Require.SameCount("x", places.Length, Invariant($"run {k}"), all[k].Length, name);
        var (mean, low, high) = (new double[places.Length], new double[places.Length], new double[places.Length]);
        for (var i = 0; i < places.Length; i++)
            (mean[i], low[i], high[i]) = Around([.. all.Select(run => run[i]).Where(double.IsFinite)], spread);
        return (places, mean, low, high);
    }

    // Runs that broke off say nothing about a place; where all did there is a gap.
    private static (double Mean, double Low, double High) Around(double[] values, Spread spread)
    {
        if (values.Length == 0)
            return (double.NaN, double.NaN, double.NaN);
        var (mean, least, most) = (values.Average(), values.Min(), values.Max());
        if (spread == Spread.Range || values.Length == 1)
            return (mean, least, most);
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        var half = spread == Spread.Deviation ? deviation : deviation / Math.Sqrt(values.Length);

        // What was positive in every run keeps a place on a logarithmic axis.
        var low = mean - half <= 0 && least > 0 ? least : mean - half;
        return (mean, low, mean + half);
    }
}
