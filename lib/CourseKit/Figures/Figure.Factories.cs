using System.Runtime.CompilerServices;

namespace CourseKit.Figures;

/// <content>A figure of one trace in one call; <see cref="Trace"/> explains the parameters.</content>
public sealed partial record Figure
{
    /// <summary>A figure of traces in common axes.</summary>
    public static Figure Of(params IEnumerable<Trace> traces) => new Figure().And(traces);

    /// <summary>Panels side by side, row by row; each figure's title stands over its panel.</summary>
    /// <param name="columns">How many panels in a row, ≥ 1.</param>
    /// <param name="panels">The figures, none of them animated.</param>
    /// <param name="sameX">Whether all panels share the horizontal range.</param>
    /// <param name="sameY">Whether all panels share the vertical range.</param>
    public static Figure Grid(int columns, IEnumerable<Figure> panels, bool sameX = false, bool sameY = false)
        => Panelling.Grid(columns, panels, sameX, sameY);

    /// <inheritdoc cref="Grid(int, IEnumerable{Figure}, bool, bool)"/>
    public static Figure Grid(int columns, params Figure[] panels) => Panelling.Grid(columns, panels, sameX: false, sameY: false);

    /// <inheritdoc cref="Trace.Line{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, string?, string?, string?)"/>
    public static Figure Line<TX, TY>(
        IEnumerable<TX> x, IEnumerable<TY> y, string? name = null,
        [CallerArgumentExpression(nameof(x))] string? xSource = null, [CallerArgumentExpression(nameof(y))] string? ySource = null)
        where TX : IConvertible
        where TY : IConvertible
        => Of(Trace.Line(x, y, name, xSource, ySource));

    /// <inheritdoc cref="Trace.Line{TY}(IEnumerable{TY}, string?, string?)"/>
    public static Figure Line<TY>(IEnumerable<TY> y, string? name = null, [CallerArgumentExpression(nameof(y))] string? ySource = null)
        where TY : IConvertible
        => Of(Trace.Line(y, name, ySource));

    /// <inheritdoc cref="Trace.Line(IEnumerable{ValueTuple{double, double}}, string?)"/>
    public static Figure Line(IEnumerable<(double X, double Y)> points, string? name = null) => Of(Trace.Line(points, name));

    /// <inheritdoc cref="Trace.Scatter{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, string?, string?, string?)"/>
    public static Figure Scatter<TX, TY>(
        IEnumerable<TX> x, IEnumerable<TY> y, string? name = null,
        [CallerArgumentExpression(nameof(x))] string? xSource = null, [CallerArgumentExpression(nameof(y))] string? ySource = null)
        where TX : IConvertible
        where TY : IConvertible
        => Of(Trace.Scatter(x, y, name, xSource, ySource));

    /// <inheritdoc cref="Trace.Scatter(IEnumerable{ValueTuple{double, double}}, string?)"/>
    public static Figure Scatter(IEnumerable<(double X, double Y)> points, string? name = null) => Of(Trace.Scatter(points, name));

    /// <inheritdoc cref="Trace.Function"/>
    public static Figure Function(Func<double, double> f, double from, double to, string? name = null, int points = 201, bool log = false)
        => Of(Trace.Function(f, from, to, name, points, log));

    /// <inheritdoc cref="Trace.Bar{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, string?, bool, string?, string?)"/>
    public static Figure Bar<TX, TY>(
        IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, bool horizontal = false,
        [CallerArgumentExpression(nameof(x))] string? xSource = null, [CallerArgumentExpression(nameof(y))] string? ySource = null)
        where TX : IConvertible
        where TY : IConvertible
        => Of(Trace.Bar(x, y, name, horizontal, xSource, ySource));

    /// <inheritdoc cref="Trace.Histogram{T}(IEnumerable{T}, string?, int, bool, Figures.Bins?, string?)"/>
    public static Figure Histogram<T>(
        IEnumerable<T> sample, string? name = null, int bins = 0, bool density = false, Bins? within = null,
        [CallerArgumentExpression(nameof(sample))] string? sampleSource = null)
        where T : IConvertible
        => Of(Trace.Histogram(sample, name, bins, density, within, sampleSource));

    /// <inheritdoc cref="Trace.Heatmap(double[,], Values?, Values?, string?)"/>
    public static Figure Heatmap(double[,] z, Values? columns = null, Values? rows = null, string? format = null)
        => Of(Trace.Heatmap(z, columns, rows, format));

    /// <inheritdoc cref="Trace.Image(double[,])"/>
    public static Figure Image(double[,] pixels) => Pictures.One(pixels);

    /// <summary>An image from its pixels, row by row: low is black, high is white.</summary>
    /// <param name="pixels">The grey values.</param>
    /// <param name="columns">The width in pixels, a divisor of their number.</param>
    public static Figure Image(IReadOnlyList<double> pixels, int columns) => Pictures.One(Pictures.Square(pixels, columns));

    /// <inheritdoc cref="Trace.Contour(Func{double, double, double}, ValueTuple{double, double}, ValueTuple{double, double}, int)"/>
    public static Figure Contour(Func<double, double, double> f, (double From, double To) x, (double From, double To) y, int points = 81)
        => Of(Trace.Contour(f, x, y, points));

    /// <inheritdoc cref="Trace.Contour(double[,], Values?, Values?)"/>
    public static Figure Contour(double[,] z, Values? x = null, Values? y = null) => Of(Trace.Contour(z, x, y));

    /// <inheritdoc cref="Trace.Surface(Func{double, double, double}, ValueTuple{double, double}, ValueTuple{double, double}, int)"/>
    public static Figure Surface(Func<double, double, double> f, (double From, double To) x, (double From, double To) y, int points = 41)
        => Of(Trace.Surface(f, x, y, points));

    /// <inheritdoc cref="Trace.Surface(double[,], Values?, Values?)"/>
    public static Figure Surface(double[,] z, Values? x = null, Values? y = null) => Of(Trace.Surface(z, x, y));
}
