using CourseKit.Figures;

namespace CourseKit.Tests.Figures;

/// <summary>A figure of every kind, for tests that hold for all of them.</summary>
public static class Samples
{
    private static readonly double[] X = [0, 1, 2, 3];
    private static readonly double[] Y = [1, 10, double.NaN, 1000];

    public static IReadOnlyDictionary<string, Func<Figure>> All { get; } = new Dictionary<string, Func<Figure>>(StringComparer.Ordinal)
    {
        ["line"] = () => Figure.Line(X, Y, "y = 1").And(Trace.Line(X, X, "y = 0")).Titled("Losses").X("output o").Y("loss e", "bit", log: true),
        ["scatter"] = () => Figure.Scatter(X, Y, "measured").And(Trace.Scatter(X, X, "other").Errors([1, 1, 2, 2])),
        ["band"] = () => Figure.Line(X, X, "mean").And(Trace.Band(X, X, [2, 3, 4, 5], "spread")),
        ["bar"] = () => Figure.Bar(["SGD", "Adam"], [91.5, 96], "test").And(Trace.Bar(["SGD", "Adam"], [93.0, 97], "train").Errors([1, 2])),
        ["lying bar"] = () => Figure.Bar(["a", "b"], [1, -2], horizontal: true),
        ["stacked bar"] = () => Figure.Bar(["a", "b"], [1, 2], "u").And(Trace.Bar(["a", "b"], [3, 4], "v")).Stacked(),
        ["histogram"] = () => Figure.Histogram([0.1, 0.2, 0.25, 0.9, 1.4], "sample"),
        ["heatmap"] = () => Figure.Heatmap(new double[,] { { 1, 2 }, { double.NaN, 4 } }, format: "0.0"),
        ["image"] = () => Figure.Image([0, 128, 255, 0], 2),
        ["images"] = () => Figure.Images([new double[,] { { 0, 1 } }, new double[,] { { 1, 0 } }], 2, ["3", "5"]),
        ["contour"] = () => Figure.Contour((x, y) => (x * x) + (y * y), (-1, 1), (-1, 1), 21).And(Trace.Line([(0.0, 0.0), (0.5, 0.5)], "path")),
        ["filled contour"] = () => Figure.Of(Trace.Contour((x, y) => x * y, (-1, 1), (-1, 1), 11).Filled()),
        ["surface"] = () => Figure.Surface((x, y) => x * y, (-1, 1), (-1, 1), 9).X("w₁").Y("w₂").Z("J"),
        ["grid"] = () => Figure.Grid(2, [Figure.Line(X, X, "train").Titled("A"), Figure.Line(X, Y, "train").Titled("B"), Figure.Surface(new double[,] { { 1, 2 }, { 3, 4 } })]),
        ["marks"] = () => Figure.Function(Math.Sqrt, -1, 4).VerticalLine(1, "one").HorizontalLine(2, "two").Span(2, 3, "here").Note(1, 1, "root"),
        ["animation"] = () => Figure.Of().Animate("step", [1, 2, 3], t => Trace.Line(X[..t], X[..t], "path")),
        ["empty"] = () => Figure.Line(Array.Empty<double>(), Array.Empty<double>()),
        ["nothing"] = () => new Figure(),
        ["gaps only"] = () => Figure.Line([1.0, 2], [double.NaN, double.PositiveInfinity]),
    };

    public static TheoryData<string> Names => [.. All.Keys];
}
