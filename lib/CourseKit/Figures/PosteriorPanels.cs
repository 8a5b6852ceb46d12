namespace CourseKit.Figures;

/// <summary>A Gaussian process as it searches: posterior above, acquisition below, a slider over the observations.</summary>
internal static class PosteriorPanels
{
    public static Figure Of(IEnumerable<double> x, IEnumerable<Posterior> steps, IEnumerable<double>? truth, string acquisition)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(steps);
        double[] places = [.. x];
        Posterior[] all = [.. steps];
        if (all.Length == 0)
            throw new ArgumentException("the search has no steps: give one posterior or more", nameof(steps));
        var below = all.Any(step => step.Acquisition.Count > 0);
        for (var k = 0; k < all.Length; k++)
            Check(all[k], k, places.Length, all[0].Samples.Count, below);
        var figure = new Figure();
        if (truth is not null)
            figure = figure.And(Trace.Line(places, truth, "truth").Colored(Palette.MidText).Dashed());
        figure = all.Length == 1
            ? figure.And(Draw(places, all[0], below, acquisition))
            : figure.Animate("step", Enumerable.Range(1, all.Length), step => Draw(places, all[step - 1], below, acquisition));
        figure = below ? TwoPanels(figure) : figure;
        return figure.Size(below ? 460 : 380);
    }

    private static void Check(Posterior step, int k, int count, int samples, bool below)
    {
        var name = Invariant($"step {k + 1}");
        Require.SameCount("x", count, "Mean", step.Mean.Count, name);
        Require.SameCount("x", count, "Deviation", step.Deviation.Count, name);
        if (below)
            Require.SameCount("x", count, "Acquisition", step.Acquisition.Count, name);
        if (step.Samples.Count != samples)
            throw new ArgumentException(Invariant($"{name} has {step.Samples.Count} samples, step 1 has {samples}: draw as many at each"));
        foreach (var sample in step.Samples)
            Require.SameCount("x", count, "a sample", sample.Count, name);
        if (step.Deviation.Any(d => d < 0))
            throw new ArgumentException($"{name}: a deviation must be ≥ 0, got {Numbers.Show(step.Deviation.Min())}");
    }

    private static IEnumerable<Trace> Draw(double[] x, Posterior step, bool below, string acquisition)
    {
        var (mean, blue) = (step.Mean, Palette.Color(0));
        yield return Trace.Line(x, mean, "mean").Colored(blue).Solid();
        yield return Trace.Band(x, mean.Zip(step.Deviation, (m, s) => m - (2 * s)), mean.Zip(step.Deviation, (m, s) => m + (2 * s)), "± 2 deviations");
        foreach (var sample in step.Samples)
            yield return Trace.Line(x, sample).Colored(Palette.Color(3)).Solid().Wide(1).Faded(0.7);
        yield return Trace.Scatter(step.Observed, "observed").Colored(Palette.Color(1)) with { Symbol = "circle", MarkerSize = 9 };
        if (!below)
            yield break;
        yield return Trace.Line(x, step.Acquisition, acquisition).Colored(Palette.Color(2)).Solid().Filled() with { YAxis = 2, XAxis = 2 };
        var next = step.Next is { } place ? (place, At(x, step.Acquisition, place)) : (double.NaN, double.NaN);
        yield return Trace.Scatter([next], "next").Colored(Palette.Color(4)) with { Symbol = "triangle-down", MarkerSize = 12, YAxis = 2, XAxis = 2 };
    }

    private static double At(double[] x, IReadOnlyList<double> values, double place)
    {
        var nearest = Enumerable.Range(0, x.Length).Where(i => double.IsFinite(values[i])).DefaultIfEmpty(-1).MinBy(i => i < 0 ? 0 : Math.Abs(x[i] - place));
        return nearest < 0 ? double.NaN : values[nearest];
    }

    private static Figure TwoPanels(Figure figure)
        => figure with
        {
            Layout = figure.Layout with
            {
                XAxes = figure.Layout.XAxes.SetItem(1, new() { HasLabels = false, Title = "", Anchor = "y" })
                    .SetItem(2, new() { Anchor = "y2", Matches = "x", Title = "x" }),
                YAxes = figure.Layout.YAxes.SetItem(1, new() { Domain = (0.36, 1), Title = "f(x)" })
                    .SetItem(2, new() { Domain = (0, 0.3), Anchor = "x2", Title = "acquisition" }),
            },
        };
}
