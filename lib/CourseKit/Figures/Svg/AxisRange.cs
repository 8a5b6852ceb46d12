namespace CourseKit.Figures.Svg;

/// <summary>From where to where an axis goes, in data values; and its categories, if it has any.</summary>
internal sealed record AxisRange(double Low, double High, IReadOnlyList<string>? Categories)
{
    /// <summary>The range given, or what the traces cover with room beside them, as Plotly pads.</summary>
    public static AxisRange Of(Figure figure, char letter, int number) => Of(figure, letter, number, []);

    // Axes that match each other in a ring have no first one: the ring ends where it began.
    private static AxisRange Of(Figure figure, char letter, int number, HashSet<int> followed)
    {
        var layout = figure.Layout;
        var axis = letter == 'x' ? layout.X(number) : layout.Y(number);
        var traces = figure.EverShown().Where(t => !t.IsSpatial && (letter == 'x' ? t.XAxis : t.YAxis) == number).ToArray();
        var categories = Named(traces, letter);
        if (axis.Range is { } range)
            return new(range.Low, range.High, categories);
        if (axis.Matches is { } matched && Json.AxisName.Number(matched, letter.ToString()) is { } other && followed.Add(number) && !followed.Contains(other))
            return Of(figure, letter, other, followed);
        var extent = Extent.None;
        foreach (var trace in traces.Concat(Matching(figure, letter, number)))
            extent = extent.Union(letter == 'x' ? trace.XExtent(axis.IsLog) : trace.YExtent(axis.IsLog));
        // Contours and cells fill their panel; a path within them asks for no room beyond.
        var cells = traces.OfType<GridTrace>().Aggregate(Extent.None, (all, t) => all.Union(letter == 'x' ? t.XExtent(axis.IsLog) : t.YExtent(axis.IsLog)));
        if (!cells.IsEmpty && cells.Low <= extent.Low && cells.High >= extent.High)
            extent = extent with { Padded = false };
        if (categories is not null)
            return new(-0.5, categories.Length - 0.5, categories);
        if (letter == 'y' && layout.BarMode is "stack" or "relative")
            extent = extent.Union(Stack(traces));
        if (extent.IsEmpty)
            return axis.IsLog ? new(1, 10, null) : new(0, 1, null);
        foreach (var shape in layout.Shapes.Where(s => letter == 'x' ? s.XRef == Json.AxisName.Reference('x', number) : s.YRef == Json.AxisName.Reference('y', number)))
        {
            var (from, to) = letter == 'x' ? shape.X : shape.Y;
            if (shape.Type == "line" && !axis.IsLog)
                extent = extent with { Low = Math.Min(extent.Low, Math.Min(from, to)), High = Math.Max(extent.High, Math.Max(from, to)) };
        }

        return axis.IsLog ? PadLog(extent) : Pad(extent);
    }

    private static AxisRange Pad(Extent extent)
    {
        var (low, high) = (extent.Low, extent.High);
        if (extent.FromZero)
            (low, high) = (Math.Min(0, low), Math.Max(0, high));
        if (low == high)
        {
            var half = low == 0 ? 1 : Math.Abs(low) / 2;
            return new(low - half, high + half, null);
        }

        var room = extent.Padded ? (high - low) * 0.055 : 0;
        var standing = extent.FromZero;
        return new(standing && low == 0 ? 0 : low - room, standing && high == 0 ? 0 : high + room, null);
    }

    private static AxisRange PadLog(Extent extent)
    {
        var room = extent.Low == extent.High ? 3 : extent.Padded ? Math.Pow(extent.High / extent.Low, 0.055) : 1;
        if (!double.IsFinite(room))
            room = 1;

        // Room beside the largest and the smallest number would be ∞ and 0, which have no place on such an axis.
        return new(Math.Max(extent.Low / room, double.Epsilon), Math.Min(extent.High * room, double.MaxValue), null);
    }

    // Axes that match the first one widen it.
    private static IEnumerable<Trace> Matching(Figure figure, char letter, int number)
    {
        var reference = Json.AxisName.Reference(letter, number);
        var others = (letter == 'x' ? figure.Layout.XAxes : figure.Layout.YAxes).Where(a => a.Value.Matches == reference).Select(a => a.Key).ToHashSet();
        return others.Count == 0 ? [] : figure.EverShown().Where(t => others.Contains(letter == 'x' ? t.XAxis : t.YAxis));
    }

    private static Extent Stack(IEnumerable<Trace> traces)
    {
        var sums = traces.OfType<BarTrace>().Where(b => !b.Horizontal)
            .SelectMany(b => b.Places.Zip(b.Lengths)).Where(p => double.IsFinite(p.Second))
            .GroupBy(p => p.First).Select(group => group.Sum(p => p.Second));
        return Extent.Of(sums, log: false, padded: true, fromZero: true);
    }

    private static string[]? Named(IEnumerable<Trace> traces, char letter)
    {
        var labels = traces.Select(trace => (trace, letter) switch
        {
            (ScatterTrace t, 'x') => t.X,
            (ScatterTrace t, _) => t.Y,
            (BarTrace t, 'x') => t.X,
            (BarTrace t, _) => t.Y,
            (GridTrace t, 'x') => t.X,
            (GridTrace t, _) => t.Y,
            _ => null,
        }).Where(values => values?.Labels is not null).SelectMany(values => values!.Labels!).OfType<string>();
        var all = labels.Distinct(StringComparer.Ordinal).ToArray();
        return all.Length > 0 ? all : null;
    }
}
