namespace CourseKit.Figures;

/// <content>Images, weights as images, confusion matrices; and how values become colours.</content>
public sealed partial record Figure
{
    /// <summary>Images of one size, side by side, with a label over each: digits, filters, feature maps, augmented views.</summary>
    /// <param name="images">The images (rows × columns), all of one size; NaN is a gap.</param>
    /// <param name="columns">How many in a row, ≥ 1.</param>
    /// <param name="labels">A label for each; null shows none.</param>
    /// <param name="eachOwn">Whether each image goes from its own darkest to its own brightest value, as feature maps need it; else all share one scale.</param>
    public static Figure Images(IEnumerable<double[,]> images, int columns = 10, IEnumerable<string>? labels = null, bool eachOwn = false)
        => Pictures.Many(images, columns, labels, eachOwn);

    /// <summary>Weights as images, one a unit or filter: blue below zero, red above, the same scale for all, with a colour bar.</summary>
    /// <param name="images">The weights of each unit (rows × columns), all of one size; NaN is a gap.</param>
    /// <param name="columns">How many in a row, ≥ 1.</param>
    /// <param name="labels">A label for each; null shows none.</param>
    /// <param name="title">What the colour bar shows.</param>
    public static Figure Weights(IEnumerable<double[,]> images, int columns = 10, IEnumerable<string>? labels = null, string title = "weight")
    {
        var figure = Pictures.Many(images, columns, labels, eachOwn: false, withBar: true);
        var extent = Extent.Of(figure.Traces.OfType<GridTrace>().SelectMany(t => t.Z.Cast<double>()), log: false);
        var most = extent.IsEmpty || extent is { Low: 0, High: 0 } ? 1 : Math.Max(Math.Abs(extent.Low), Math.Abs(extent.High));

        // The colour bar's ticks need their room also beside one short row.
        var layout = figure.Layout with { ContentHeight = Math.Max(figure.Layout.ContentHeight ?? 0, 130) };
        return (figure with { Layout = layout }).Colors(ColorScale.Diverging, -most, most).ColorBar(title);
    }

    /// <summary>A confusion matrix: true classes in rows, answers in columns, each cell its count.</summary>
    /// <param name="counts">How often each true class (row) got each answer (column), square.</param>
    /// <param name="names">The classes; null counts them from 0.</param>
    /// <param name="mistakesOnly">Whether the diagonal is left out, that the mistakes are not outshone.</param>
    /// <exception cref="ArgumentException">The matrix is not square, or names has another length.</exception>
    public static Figure Confusion(double[,] counts, IReadOnlyList<string>? names = null, bool mistakesOnly = false)
        => Pictures.Confusion(counts, names, mistakesOnly);

    /// <summary>The colours of heat maps, images, contours and surfaces, and the values at their ends.</summary>
    /// <param name="scale">Colours from low to high.</param>
    /// <param name="low">The value with the first colour; null is the smallest.</param>
    /// <param name="high">The value with the last colour; null is the largest.</param>
    /// <exception cref="ArgumentException">The ends don't rise.</exception>
    public Figure Colors(ColorScale scale, double? low = null, double? high = null)
    {
        ArgumentNullException.ThrowIfNull(scale);
        if (low is { } from && high is { } to)
            Require.Span(from, to, "low … high");
        return WithTraces<GridTrace>(grid => grid.Scaled(scale, low, high));
    }

    /// <summary>Shows the colour bar, with a title and its unit.</summary>
    public Figure ColorBar(string? title = null, string? unit = null)
        => WithTraces<GridTrace>(grid => grid with { HasBar = true, BarTitle = Axis.Join(title, unit) ?? grid.BarTitle });

    /// <summary>Leaves the colour bar out.</summary>
    public Figure NoColorBar() => WithTraces<GridTrace>(grid => grid with { HasBar = false });

    /// <summary>Each cell's value written in it, in a format of .NET such as <c>0.00</c>.</summary>
    public Figure CellTexts(string format = "0.##") => WithTraces<HeatmapTrace>(map => map.WithValues(format));

    private Figure WithTraces<T>(Func<T, T> change)
        where T : Trace
        => this with { Traces = [.. Traces.Select(trace => trace is T own ? change(own) : trace)] };
}
