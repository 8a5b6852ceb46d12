using System.Runtime.CompilerServices;

namespace CourseKit.Figures;

/// <content>One call for each kind of trace; the last two parameters are filled in by the compiler.</content>
public abstract partial record Trace
{
    /// <summary>A line through points. NaN and infinite values are gaps.</summary>
    /// <param name="x">Horizontal positions: numbers, dates or categories.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="xSource">The expression for x, a title for the axis where none is given.</param>
    /// <param name="ySource">The expression for y, a title for the axis where none is given.</param>
    /// <exception cref="ArgumentException">x and y differ in length.</exception>
    public static ScatterTrace Line<TX, TY>(
        IEnumerable<TX> x, IEnumerable<TY> y, string? name = null,
        [CallerArgumentExpression(nameof(x))] string? xSource = null, [CallerArgumentExpression(nameof(y))] string? ySource = null)
        where TX : IConvertible
        where TY : IConvertible
        => Points(x, y, name, "lines", xSource, ySource);

    /// <summary>A line through values at 0, 1, 2, …</summary>
    /// <inheritdoc cref="Line{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, string?, string?, string?)"/>
    public static ScatterTrace Line<TY>(
        IEnumerable<TY> y, string? name = null, [CallerArgumentExpression(nameof(y))] string? ySource = null)
        where TY : IConvertible
    {
        var values = Values.Of(y);
        return Points(Enumerable.Range(0, values.Count), values, name, "lines", "index", ySource);
    }

    /// <summary>A path through points of a plane.</summary>
    public static ScatterTrace Line(IEnumerable<(double X, double Y)> points, string? name = null)
    {
        var all = points.ToArray();
        return Points(all.Select(p => p.X), all.Select(p => p.Y), name, "lines", null, null);
    }

    /// <summary>Points without a line.</summary>
    /// <inheritdoc cref="Line{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, string?, string?, string?)"/>
    public static ScatterTrace Scatter<TX, TY>(
        IEnumerable<TX> x, IEnumerable<TY> y, string? name = null,
        [CallerArgumentExpression(nameof(x))] string? xSource = null, [CallerArgumentExpression(nameof(y))] string? ySource = null)
        where TX : IConvertible
        where TY : IConvertible
        => Points(x, y, name, "markers", xSource, ySource);

    /// <summary>Points of a plane, without a line.</summary>
    public static ScatterTrace Scatter(IEnumerable<(double X, double Y)> points, string? name = null)
    {
        var all = points.ToArray();
        return Points(all.Select(p => p.X), all.Select(p => p.Y), name, "markers", null, null);
    }

    /// <summary>A function drawn from sample points; where it is not finite the line has a gap.</summary>
    /// <param name="f">The function.</param>
    /// <param name="from">Where it starts.</param>
    /// <param name="to">Where it ends, &gt; <paramref name="from"/>.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="points">How many sample points, ≥ 2.</param>
    /// <param name="log">Whether the sample points are evenly spaced on a logarithmic axis; then from must be &gt; 0.</param>
    public static ScatterTrace Function(Func<double, double> f, double from, double to, string? name = null, int points = 201, bool log = false)
    {
        ArgumentNullException.ThrowIfNull(f);
        var x = Samples(from, to, points, log);
        return Points(x, x.Select(f), name, "lines", "x", null);
    }

    /// <summary>The area between two curves, in the colour of the line before it: an error band, a spread.</summary>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="low">Lower ends, as many.</param>
    /// <param name="high">Upper ends, as many.</param>
    /// <param name="name">The name in the legend.</param>
    public static ScatterTrace Band(IEnumerable<double> x, IEnumerable<double> low, IEnumerable<double> high, string? name = null)
    {
        double[] xs = [.. x], lows = [.. low], highs = [.. high];
        Require.SameCount("x", xs.Length, "low", lows.Length, name);
        Require.SameCount("x", xs.Length, "high", highs.Length, name);
        List<double> px = [], py = [];
        for (var start = 0; start < xs.Length; start++)
        {
            var end = start;
            while (end < xs.Length && double.IsFinite(xs[end]) && double.IsFinite(lows[end]) && double.IsFinite(highs[end]))
                end++;
            if (end - start < 2)
                continue;
            if (px.Count > 0)
                (px, py) = ([.. px, double.NaN], [.. py, double.NaN]);
            px.AddRange([.. xs[start..end], .. xs[start..end].Reverse(), xs[start]]);
            py.AddRange([.. highs[start..end], .. lows[start..end].Reverse(), highs[start]]);
            start = end;
        }

        return new() { X = Values.Of(px), Y = Values.Of(py), Name = name, Mode = "none", Fill = "toself" };
    }

    /// <summary>Bars, one a category or position.</summary>
    /// <param name="x">Where they stand: categories or numbers.</param>
    /// <param name="y">How high they are.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="horizontal">Whether the bars lie; x then names the rows.</param>
    /// <param name="xSource">The expression for x, a title for the axis where none is given.</param>
    /// <param name="ySource">The expression for y, a title for the axis where none is given.</param>
    /// <exception cref="ArgumentException">x and y differ in length.</exception>
    public static BarTrace Bar<TX, TY>(
        IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, bool horizontal = false,
        [CallerArgumentExpression(nameof(x))] string? xSource = null, [CallerArgumentExpression(nameof(y))] string? ySource = null)
        where TX : IConvertible
        where TY : IConvertible
    {
        var (places, lengths) = (Values.Of(x), Values.Of(y));
        Require.SameCount("x", places.Count, "y", lengths.Count, name);
        var (across, along) = (Hint.Of(xSource), Hint.Of(ySource));
        return new()
        {
            X = horizontal ? lengths : places,
            Y = horizontal ? places : lengths,
            Horizontal = horizontal,
            Name = name,
            XHint = horizontal ? along : across,
            YHint = horizontal ? across : along,
        };
    }

    /// <summary>How often the values of a sample fall into bins of equal width.</summary>
    /// <param name="sample">The values; those not finite are left out.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="bins">About how many bins; 0 decides from the sample.</param>
    /// <param name="density">Whether the area is one, to compare with a density, instead of counts.</param>
    /// <param name="within">Bins of one's own, to compare samples.</param>
    /// <param name="sampleSource">The expression for the sample, a title for the axis where none is given.</param>
    public static HistogramTrace Histogram<T>(
        IEnumerable<T> sample, string? name = null, int bins = 0, bool density = false, Bins? within = null,
        [CallerArgumentExpression(nameof(sample))] string? sampleSource = null)
        where T : IConvertible
    {
        var values = Values.Of(sample);
        return new HistogramTrace
        {
            Sample = within is null ? values : null,
            Norm = density ? "probability density" : null,
            Name = name,
            XHint = Hint.Of(sampleSource) ?? "value",
            YHint = density ? "density" : "count",
        }.Counted(values, within ?? Figures.Bins.For(values, bins));
    }

    /// <summary>A coloured cell for each value of a matrix (rows × columns), the first row on top.</summary>
    /// <param name="z">The values.</param>
    /// <param name="columns">What the columns stand for; null counts them from 0.</param>
    /// <param name="rows">What the rows stand for; numbers go upwards, names and counts from the top.</param>
    /// <param name="format">The format of .NET in which each cell shows its value, <c>0.00</c>; null shows none.</param>
    /// <exception cref="ArgumentException">The labels don't agree with the matrix.</exception>
    public static HeatmapTrace Heatmap(double[,] z, Values? columns = null, Values? rows = null, string? format = null)
    {
        Require.Grid(z, columns, rows, null);
        var trace = new HeatmapTrace { Z = z, X = columns, Y = rows, XHint = "column", YHint = "row" };
        return format is null ? trace : trace.WithValues(format);
    }

    /// <summary>An image, one grey cell a pixel (rows × columns): low is black, high is white.</summary>
    public static HeatmapTrace Image(double[,] pixels)
        => Heatmap(pixels) with { Scale = ColorScale.Grey, HasBar = false, XHint = null, YHint = null };

    /// <summary>Lines of equal height of a function of two variables, sampled on a grid.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The span of x.</param>
    /// <param name="y">The span of y.</param>
    /// <param name="points">How many sample points along each axis, ≥ 2.</param>
    public static ContourTrace Contour(Func<double, double, double> f, (double From, double To) x, (double From, double To) y, int points = 81)
    {
        var (xs, ys, z) = Sampled(f, x, y, points);
        return Contour(z, xs, ys);
    }

    /// <summary>Lines of equal height of values over a grid (rows along y × columns along x).</summary>
    public static ContourTrace Contour(double[,] z, Values? x = null, Values? y = null)
    {
        Require.Grid(z, x, y, null);
        var ends = Extent.Of(z.Cast<double>(), log: false);
        return new()
        {
            Z = z,
            X = x,
            Y = y,
            Coloring = "lines",
            LineWidth = 1.5,
            Scale = ColorScale.Lines,
            Levels = ends.IsEmpty || ends.Low == ends.High ? null : ContourTrace.RoundLevels(ends.Low, ends.High),
            XHint = "x",
            YHint = "y",
        };
    }

    /// <summary>A function of two variables as a surface.</summary>
    /// <inheritdoc cref="Contour(Func{double, double, double}, ValueTuple{double, double}, ValueTuple{double, double}, int)"/>
    public static SurfaceTrace Surface(Func<double, double, double> f, (double From, double To) x, (double From, double To) y, int points = 41)
    {
        var (xs, ys, z) = Sampled(f, x, y, points);
        return Surface(z, xs, ys);
    }

    /// <summary>Heights over a grid (rows along y × columns along x).</summary>
    public static SurfaceTrace Surface(double[,] z, Values? x = null, Values? y = null)
    {
        Require.Grid(z, x, y, null);
        return new() { Z = z, X = x, Y = y };
    }

    internal static double[] Samples(double from, double to, int points, bool log)
    {
        Require.Span(from, to);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        if (log && from <= 0)
            throw new ArgumentException($"logarithmic sample points must start above 0, got from = {Numbers.Show(from)}");
        return [.. Enumerable.Range(0, points).Select(i =>
        {
            var share = (double)i / (points - 1);
            return log ? from * Math.Pow(to / from, share) : i == points - 1 ? to : from + ((to - from) * share);
        })];
    }

    private static (double[] X, double[] Y, double[,] Z) Sampled(
        Func<double, double, double> f, (double From, double To) x, (double From, double To) y, int points)
    {
        ArgumentNullException.ThrowIfNull(f);
        double[] xs = Samples(x.From, x.To, points, log: false), ys = Samples(y.From, y.To, points, log: false);
        var z = new double[points, points];
        for (var i = 0; i < points; i++)
        {
            for (var j = 0; j < points; j++)
                z[i, j] = f(xs[j], ys[i]);
        }

        return (xs, ys, z);
    }

    private static ScatterTrace Points<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name, string mode, string? xSource, string? ySource)
    {
        var (xs, ys) = (Values.Of(x), Values.Of(y));
        Require.SameCount("x", xs.Count, "y", ys.Count, name);
        return new() { X = xs, Y = ys, Name = name, Mode = mode, XHint = Hint.Of(xSource), YHint = Hint.Of(ySource) };
    }
}
