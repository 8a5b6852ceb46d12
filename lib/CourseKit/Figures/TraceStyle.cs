namespace CourseKit.Figures;

/// <summary>What may be said of a trace after it is made: <c>Trace.Line(x, y, "test").Dashed().Colored("#cc4a0a")</c>.</summary>
public static class TraceStyle
{
    /// <summary>The same trace in a colour as CSS writes it, <c>#1f82cc</c> or <c>steelblue</c>.</summary>
    public static T Colored<T>(this T trace, string color)
        where T : Trace
        => trace with { Color = color, KeepsColor = true };

    /// <summary>The same trace under another name; null takes it out of the legend.</summary>
    public static T Named<T>(this T trace, string? name)
        where T : Trace
        => trace with { Name = name };

    /// <summary>The same trace, see-through: 0 is invisible, 1 opaque.</summary>
    public static T Faded<T>(this T trace, double opacity = 0.4)
        where T : Trace
        => opacity is >= 0 and <= 1
            ? trace with { Opacity = opacity }
            : throw new ArgumentOutOfRangeException(nameof(opacity), $"opacity must be in [0, 1], got {Numbers.Show(opacity)}");

    /// <summary>A dashed line.</summary>
    public static ScatterTrace Dashed(this ScatterTrace trace) => trace with { Dash = "dash" };

    /// <summary>A dotted line.</summary>
    public static ScatterTrace Dotted(this ScatterTrace trace) => trace with { Dash = "dot" };

    /// <summary>An unbroken line, also where the figure would dash it to tell it from others.</summary>
    public static ScatterTrace Solid(this ScatterTrace trace) => trace with { Dash = "solid" };

    /// <summary>A line of a width in pixels; 2 is usual.</summary>
    public static ScatterTrace Wide(this ScatterTrace trace, double width = 3.5) => trace with { Width = width };

    /// <summary>A line with a marker at each point.</summary>
    public static ScatterTrace Marked(this ScatterTrace trace, string? symbol = null, double? size = null)
        => trace with { Mode = "lines+markers", Symbol = symbol ?? trace.Symbol, MarkerSize = size ?? trace.MarkerSize };

    /// <summary>Markers of a diameter in pixels; 7 is usual.</summary>
    public static ScatterTrace Sized(this ScatterTrace trace, double size) => trace with { MarkerSize = size };

    /// <summary>Stairs instead of slopes: each value holds until the next.</summary>
    public static ScatterTrace Stepped(this ScatterTrace trace) => trace with { Shape = "hv" };

    /// <summary>The area between the line and zero, filled.</summary>
    public static ScatterTrace Filled(this ScatterTrace trace) => trace with { Fill = "tozeroy" };

    /// <summary>Vertical error bars of ± <paramref name="sizes"/>, one a point, in the unit of y.</summary>
    public static ScatterTrace Errors(this ScatterTrace trace, IEnumerable<double> sizes)
        => trace with { ErrorY = Require.Errors(sizes, trace.Y.Count) };

    /// <summary>Vertical error bars of ± <paramref name="sizes"/>, one a bar, in the unit of the values.</summary>
    public static BarTrace Errors(this BarTrace trace, IEnumerable<double> sizes)
        => trace with { ErrorY = Require.Errors(sizes, trace.Y.Count) };

    /// <summary>The values in another colour scale, from low to high.</summary>
    public static T Scaled<T>(this T trace, ColorScale scale, double? low = null, double? high = null)
        where T : GridTrace
        => trace with { Scale = scale, Low = low ?? trace.Low, High = high ?? trace.High };

    /// <summary>The title of the colour bar, with a unit if there is one.</summary>
    public static T Bar<T>(this T trace, string title, string? unit = null)
        where T : GridTrace
        => trace with { BarTitle = Axis.Join(title, unit), HasBar = true };

    /// <summary>Without a colour bar.</summary>
    public static T NoBar<T>(this T trace)
        where T : GridTrace
        => trace with { HasBar = false };

    /// <summary>
    /// Colours and contours spaced by the logarithm of the values, with powers of ten at the colour bar; values ≤ 0 are
    /// gaps, or are raised to <paramref name="floor"/>.
    /// </summary>
    /// <param name="trace">The trace; ends given to its colours must be positive.</param>
    /// <param name="floor">The smallest value shown as it is, &gt; 0; null raises none.</param>
    public static T Logarithmic<T>(this T trace, double? floor = null)
        where T : GridTrace
        => LogColors.Of(trace, floor);

    /// <summary>Markers coloured by a value, one each, with a colour bar: a search's trials by their score.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="values">The values; those not finite are grey.</param>
    /// <param name="title">The colour bar's title.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="scale">Colours from low to high; null is <see cref="ColorScale.Lines"/>, readable on white and on dark.</param>
    /// <param name="low">The value with the first colour; null is the smallest.</param>
    /// <param name="high">The value with the last colour; null is the largest.</param>
    public static ScatterTrace Shaded(
        this ScatterTrace trace, IEnumerable<double> values, string? title = null, string? unit = null,
        ColorScale? scale = null, double? low = null, double? high = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] shades = [.. values];
        Require.SameCount("x", trace.Y.Count, "values", shades.Length, trace.Name);
        return trace with
        {
            Shades = shades,
            Scale = scale ?? ColorScale.Lines,
            Low = low,
            High = high,
            HasBar = true,
            BarTitle = Axis.Join(title, unit),
            MarkerSize = trace.MarkerSize ?? 9,
            Symbol = trace.Symbol ?? "circle",
            Mode = trace.HasLine ? "lines+markers" : "markers",
        };
    }

    /// <summary>Each cell's value written in it, in a format of .NET such as <c>0.00</c>.</summary>
    public static HeatmapTrace WithValues(this HeatmapTrace trace, string format = "0.##") => trace.WithTexts(format);

    /// <summary>Contours at equal steps from one level to another.</summary>
    public static ContourTrace Levels(this ContourTrace trace, double from, double to, double step)
        => step > 0 && from <= to
            ? trace with { Levels = (from, to, step) }
            : throw new ArgumentException(Invariant($"levels need from ≤ to and step > 0, got {from} … {to} by {step}"));

    /// <summary>The areas between contours, filled.</summary>
    public static ContourTrace Filled(this ContourTrace trace) => trace with { Coloring = "fill", HasLines = false, LineWidth = null, Scale = trace.Scale == ColorScale.Lines ? ColorScale.Viridis : trace.Scale };
}
