namespace CourseKit.Figures;

/// <summary>What a figure decides by itself when traces join it: colours, dashes, overlaid bars, frozen axes.</summary>
internal static class Styling
{
    /// <summary>A trace as the next one after others: it gets the next colour of the palette and its own dash.</summary>
    public static Trace Next(IReadOnlyList<Trace> before, Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var colored = before.Count(t => t.TakesColor);

        // A band belongs to the line before it; one that comes first, to the line that follows.
        var color = trace.TakesColor || colored == 0 ? Palette.Color(colored)
            : before.LastOrDefault(t => t.TakesColor)?.Color ?? Palette.Color(0);
        var like = trace is ScatterTrace { IsBand: false } own
            ? before.OfType<ScatterTrace>().Count(t => !t.IsBand && t.HasLine == own.HasLine)
            : 0;
        var styled = trace.Styled(color, like);
        return trace is HistogramTrace && styled.Opacity is null && before.OfType<HistogramTrace>().Any()
            ? styled with { Opacity = 0.6 } : styled;
    }

    /// <summary>The layout that follows from the kinds of traces.</summary>
    public static Figure Arranged(Figure figure)
    {
        var layout = figure.Layout;
        var histograms = figure.Traces.OfType<HistogramTrace>().Count();
        if (histograms > 1 && layout.BarMode is null)
            layout = layout with { BarMode = "overlay" };
        foreach (var trace in figure.Traces.Where(t => !t.IsSpatial))
        {
            var (x, y) = Positions(trace);
            if (x?.Labels is not null && layout.X(trace.XAxis).Type is null && !IsDates(x))
                layout = layout with { XAxes = layout.XAxes.SetItem(trace.XAxis, layout.X(trace.XAxis) with { Type = "category" }) };
            if (y?.Labels is not null && layout.Y(trace.YAxis).Type is null && !IsDates(y))
                layout = layout with { YAxes = layout.YAxes.SetItem(trace.YAxis, layout.Y(trace.YAxis) with { Type = "category" }) };
        }

        // Named rows are read from the top, numbers grow upwards.
        var rows = figure.Traces.Where(t => t is HeatmapTrace { Y: null or { Labels: not null } } or BarTrace { Horizontal: true }).Select(t => t.YAxis);
        foreach (var number in rows.Distinct().Where(n => layout.Y(n) is { Reversed: false, Range: null }))
            layout = layout with { YAxes = layout.YAxes.SetItem(number, layout.Y(number) with { Reversed = true }) };

        // A heat map's cells cover the grid; through a cell without a value it would look like a sign.
        if (figure.Traces.Count > 0 && figure.Traces.All(t => t is HeatmapTrace))
        {
            foreach (var trace in figure.Traces)
            {
                var (map, x, y) = ((HeatmapTrace)trace, layout.X(trace.XAxis), layout.Y(trace.YAxis));
                layout = layout with
                {
                    XAxes = layout.XAxes.SetItem(trace.XAxis, x with { HasGrid = x.HasGrid ?? false, TickValues = x.TickValues ?? Counted(map.X, map.Columns) }),
                    YAxes = layout.YAxes.SetItem(trace.YAxis, y with { HasGrid = y.HasGrid ?? false, TickValues = y.TickValues ?? Counted(map.Y, map.Rows) }),
                };
            }
        }

        return figure with
        {
            Layout = layout,
            Traces = histograms < 2 ? figure.Traces
                : [.. InCommonBins(figure.Traces).Select(t => t is HistogramTrace && t.Opacity is null && t.HidesUnnamed ? t with { Opacity = 0.6 } : t)],
        };
    }

    /// <summary>Histograms to compare count in the same bins, unless they were given bins of their own.</summary>
    public static IEnumerable<Trace> InCommonBins(IReadOnlyList<Trace> traces)
    {
        var samples = traces.OfType<HistogramTrace>().Select(t => t.Sample).OfType<Values>().ToArray();
        if (samples.Length < 2)
            return traces;
        var wanted = traces.OfType<HistogramTrace>().Where(t => t.Sample is not null).Max(t => t.DrawnBins.Number);
        var bins = Bins.For(samples.SelectMany(sample => sample), wanted);
        return traces.Select(t => t is HistogramTrace { Sample: { } sample } histogram ? histogram.Counted(sample, bins) : t);
    }

    /// <summary>A figure with frames: the richer of the first and the last frame is the one that stands still.</summary>
    public static Figure Animated(Figure figure, string parameter, IReadOnlyList<(string Label, IReadOnlyList<Trace> Traces)> pictures)
    {
        if (pictures.Count == 0)
            throw new ArgumentException($"the animation over {parameter} has no values: give one or more", nameof(pictures));
        if (pictures.GroupBy(p => p.Label, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"the animation over {parameter} has '{twice.Key}' {twice.Count()} times: values must differ");
        var count = pictures[0].Traces.Count;
        if (pictures.FirstOrDefault(p => p.Traces.Count != count) is { Traces: not null } odd)
            throw new ArgumentException(Invariant($"the animation over {parameter} has {count} traces at '{pictures[0].Label}' and {odd.Traces.Count} at '{odd.Label}': draw as many for each value"));
        var places = Enumerable.Range(figure.Traces.Count, count).ToArray();
        var frames = pictures.Select(picture =>
        {
            var all = figure.Traces.ToList();
            foreach (var trace in picture.Traces)
                all.Add(Next(all, trace));
            return new Frame(picture.Label, [.. all.Skip(figure.Traces.Count)], places);
        }).ToArray();
        var shown = ShownFrame(frames);
        return Arranged(figure with
        {
            Traces = [.. figure.Traces, .. frames[shown].Traces],
            Frames = frames,
            Parameter = parameter,
        });
    }

    /// <summary>The last frame where paths have grown, else the first.</summary>
    public static int ShownFrame(IReadOnlyList<Frame> frames)
        => frames.Count > 0 && Points(frames[^1]) > Points(frames[0]) ? frames.Count - 1 : 0;

    private static int Points(Frame frame)
        => frame.Traces.Sum(trace => trace is ScatterTrace scatter ? scatter.Y.Count(double.IsFinite) : 0);

    // Cells that are only counted have no halves.
    private static double[]? Counted(Values? positions, int count)
        => positions is null && count is > 0 and <= 20 ? [.. Enumerable.Range(0, count).Select(i => (double)i)] : null;

    private static (Values? X, Values? Y) Positions(Trace trace) => trace switch
    {
        ScatterTrace t => (t.X, t.Y),
        BarTrace t => (t.X, t.Y),
        GridTrace t => (t.X, t.Y),
        _ => (null, null),
    };

    private static bool IsDates(Values values)
        => values.Labels!.All(label => label is null || (label.Length >= 10 && label[4] == '-'
            && DateTime.TryParse(label, System.Globalization.CultureInfo.InvariantCulture, out _)));
}
