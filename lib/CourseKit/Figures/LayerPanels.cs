using System.Globalization;

namespace CourseKit.Figures;

/// <summary>Figures with a panel, a line or a row for each layer of a network.</summary>
internal static class LayerPanels
{
    public static Figure Histograms(
        IReadOnlyList<string> names, IEnumerable<IEnumerable<IEnumerable<double>>> rows, string measure, (double From, double To)? range,
        Func<double, bool>? share, string shareName, int bins, IReadOnlyList<string>? layers)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        double[][][] all = [.. rows.Select(row => row.Select(layer => layer.ToArray()).ToArray())];
        if (all.Length == 0 || all[0].Length == 0)
            throw new ArgumentException("layer histograms need one row and one layer or more, got none", nameof(rows));
        if (names.Count != all.Length)
            throw new ArgumentException($"names has {names.Count} texts for {all.Length} rows: give one a row", nameof(names));
        var count = all[0].Length;
        if (Array.FindIndex(all, row => row.Length != count) is var odd && odd >= 0)
            throw new ArgumentException(Invariant($"row '{names[odd]}' has {all[odd].Length} layers, the first has {count}: they must agree"), nameof(rows));
        var headers = Named(layers, count, "layer ");
        var common = CommonBins(all, range, bins);
        var panels = all.SelectMany(row =>
        {
            var drawn = row.Select(values => Panel(values, common, share, shareName, measure)).ToArray();
            var top = Top(drawn);
            return drawn.Select(panel => panel.Y(range: (0, top)));
        });
        var figure = Multiples.Of(count, panels, commonY: false, headers, names);
        return figure.Alt(Words(names, headers, all, measure, share, shareName))
            .Caption($"Distribution of the {measure} by layer, a row for each of {string.Join(", ", names)}; bars: share of the values in %, each row on its own scale; a spike that would dwarf the rest is cut off at the top"
                + (share is null ? "." : $". Over each panel: the share that is {shareName}."));
    }

    public static Figure Lines(IReadOnlyList<string> names, IEnumerable<IEnumerable<double>> values, string measure, bool log, IReadOnlyList<string>? layers)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(values);
        double[][] all = [.. values.Select(line => line.ToArray())];
        if (names.Count != all.Length)
            throw new ArgumentException($"names has {names.Count} texts for {all.Length} lines: give one a line", nameof(names));
        var depth = all.Select(line => line.Length).DefaultIfEmpty().Max();
        if (layers is not null && layers.Count != depth)
            throw new ArgumentException(Invariant($"layers has {layers.Count} names for {depth} layers: give one a layer"), nameof(layers));
        var figure = Figure.Of(all.Select((line, k) =>
            (Trace)Trace.Line(Enumerable.Range(1, line.Length), line.Select(v => log && !(v > 0) ? double.NaN : v), names[k]).Marked())).X("layer").Y(measure, log: log);
        return depth is > 0 and <= 24 || layers is not null ? Ticked(figure, depth, layers) : figure;
    }

    public static Figure OverSteps(double[,] values, IEnumerable<double>? steps, string measure, bool log, IReadOnlyList<string>? layers)
    {
        ArgumentNullException.ThrowIfNull(values);
        var rows = values.GetLength(0);
        if (layers is not null && layers.Count != rows)
            throw new ArgumentException(Invariant($"layers has {layers.Count} names for {rows} layers: give one a layer"), nameof(layers));
        var numbers = Values.Of(Enumerable.Range(1, rows).Select(i => (double)i));
        var trace = Trace.Heatmap(values, steps is null ? null : Values.Of(steps), numbers).Bar(measure);
        var figure = Figure.Of(log ? trace.Logarithmic() : trace).X("training step").Y("layer")
            .Size(Math.Clamp(120 + (34 * rows), 200, 480))
            .Caption($"The {measure} of each layer over training.");
        var axis = figure.Layout.Y(1);
        var labels = layers ?? [.. numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        return rows > 24 ? figure : figure with
        {
            Layout = figure.Layout with { YAxes = figure.Layout.YAxes.SetItem(1, axis with { TickValues = [.. numbers], TickLabels = labels }) },
        };
    }

    private static Figure Panel(double[] values, Bins bins, Func<double, bool>? share, string shareName, string measure)
    {
        var inside = values.Where(v => double.IsFinite(v) && v >= bins.Start && v <= bins.End);
        var figure = Figure.Of((Trace.Histogram(inside, within: bins) with { Norm = "percent", YHint = "share (%)" }).Colored(Palette.Color(0)))
            .X(measure, range: (bins.Start, bins.End));
        return share is null ? figure : figure.Titled(values.Length == 0 ? "no values" : $"{Percent(values, share)} {shareName}");
    }

    // One spike, of zeros for example, must not flatten all other bars of its row.
    private static double Top(IEnumerable<Figure> row)
    {
        var peaks = row.Select(panel => ((HistogramTrace)panel.Traces[0]).Heights().Where(h => h > 0).OrderDescending().Take(2).ToArray()).Where(h => h.Length > 0).ToArray();
        if (peaks.Length == 0)
            return 100;
        var (highest, second) = (peaks.Max(h => h[0]), peaks.Max(h => h[^1]));
        return Math.Round((highest > 2.5 * second ? 1.3 * second : highest) * 1.06, 3);
    }

    private static string Percent(double[] values, Func<double, bool> share)
    {
        var percent = 100.0 * values.Count(share) / values.Length;
        return (percent is > 0 and < 0.5 ? "< 1" : percent is > 99.5 and < 100 ? "> 99" : Math.Round(percent).ToString("0", CultureInfo.InvariantCulture)) + " %";
    }

    private static Bins CommonBins(double[][][] all, (double From, double To)? range, int bins)
    {
        var extent = Extent.Of(all.SelectMany(row => row.SelectMany(layer => layer)), log: false);
        var (from, to) = range ?? (extent.IsEmpty ? (0, 1) : (extent.Low, extent.High));
        if (range is null && from == to)
            (from, to) = (from - 0.5, to + 0.5);
        Require.Span(from, to, "range");
        return new(from, to, (to - from) / bins);
    }

    private static IReadOnlyList<string> Named(IReadOnlyList<string>? layers, int count, string word)
        => layers is null ? [.. Enumerable.Range(1, count).Select(i => word + i.ToString(CultureInfo.InvariantCulture))]
            : layers.Count == count ? layers
            : throw new ArgumentException(Invariant($"layers has {layers.Count} names for {count} layers: give one a layer"), nameof(layers));

    private static Figure Ticked(Figure figure, int depth, IReadOnlyList<string>? layers)
        => figure with
        {
            Layout = figure.Layout with
            {
                XAxes = figure.Layout.XAxes.SetItem(1, figure.Layout.X(1) with
                {
                    TickValues = [.. Enumerable.Range(1, depth).Select(i => (double)i)],
                    TickLabels = layers ?? [.. Enumerable.Range(1, depth).Select(i => i.ToString(CultureInfo.InvariantCulture))],
                }),
            },
        };

    private static string Words(IReadOnlyList<string> names, IReadOnlyList<string> headers, double[][][] all, string measure, Func<double, bool>? share, string shareName)
    {
        var rows = names.Select((name, r) => $" {name}: " + string.Join("; ", headers.Select((header, l) =>
        {
            var finite = all[r][l].Where(double.IsFinite).ToArray();
            if (finite.Length == 0)
                return $"{header} no finite value";
            var mean = finite.Average();
            var deviation = Math.Sqrt(finite.Average(v => (v - mean) * (v - mean)));
            return $"{header} mean {Numbers.Show(mean)}, deviation {Numbers.Show(deviation)}" + (share is null ? "" : $", {Percent(all[r][l], share)} {shareName}");
        })) + ".");
        return $"Histograms of the {measure} by layer." + string.Concat(rows);
    }
}
