using CourseKit.Figures;
using Figure = CourseKit.Figures.Figure;

namespace CourseKit.PlotlyNet.Tests;

/// <summary>Figures that between them use every kind of trace and everything a layout can say.</summary>
internal static class SampleFigures
{
    private static readonly double[] X = [0, 1, 2, 3];
    private static readonly double[] Y = [1, 10, double.NaN, 1000];

    public static IReadOnlyDictionary<string, Func<Figure>> All { get; } = new Dictionary<string, Func<Figure>>(StringComparer.Ordinal)
    {
        ["lines with logarithmic axis"] = () => Figure.Line(X, Y, "y = 1").And(Trace.Line(X, X, "y = 0")).Titled("Losses").X("output o").Y("loss e", "bit", log: true).Caption("One message.").Alt("Two lines."),
        ["points with errors"] = () => Figure.Scatter(X, Y, "measured").And(Trace.Scatter(X, X, "other").Errors([1, 1, 2, 2])),
        ["band"] = () => Figure.Line(X, X, "mean").And(Trace.Band(X, X, [2, 3, 4, 5], "spread")),
        ["stacked bars"] = () => Figure.Bar(["a", "b"], [1, 2], "u").And(Trace.Bar(["a", "b"], [3, 4], "v")).Stacked(),
        ["histogram"] = () => Figure.Histogram([0.1, 0.2, 0.25, 0.9, 1.4], "sample"),
        ["heat map"] = () => Figure.Heatmap(new double[,] { { 1, 2 }, { double.NaN, 4 } }, format: "0.0"),
        ["images"] = () => Figure.Images([new double[,] { { 0, 1 } }, new double[,] { { 1, 0 } }], 2, ["3", "5"]),
        ["contours and a path"] = () => Figure.Contour((x, y) => (x * x) + (y * y), (-1, 1), (-1, 1), 21).And(Trace.Line([(0.0, 0.0), (0.5, 0.5)], "path")),
        ["surface"] = () => Figure.Surface((x, y) => x * y, (-1, 1), (-1, 1), 9).X("w₁").Y("w₂").Z("J"),
        ["panels"] = () => Figure.Grid(2, [Figure.Line(X, X, "train").Titled("A"), Figure.Line(X, Y, "train").Titled("B"), Figure.Surface(new double[,] { { 1, 2 }, { 3, 4 } })]),
        ["reference lines and notes"] = () => Figure.Function(Math.Sqrt, -1, 4).VerticalLine(1, "one").HorizontalLine(2, "two").Span(2, 3, "here").Note(1, 1, "root"),
        ["animation"] = () => Figure.Of().Animate("step", [1, 2, 3], t => Trace.Line(X[..t], X[..t], "path")),
        ["parallel coordinates"] = () => Figure.ParallelCoordinates(["rate", "units"], [[1e-4, 10], [1e-2, 20], [1e-3, double.NaN], [1e-3, 15]], [90, 95, 1, double.NaN], "accuracy", "%"),
        ["numbers with many digits"] = () => Figure.Line([1.0 / 3, Math.PI, 1e-300], [0.1 + 0.2, double.Epsilon, double.MaxValue]),
        ["nothing"] = () => new Figure(),
        ["things nobody knows"] = () => Figure.FromPlotlyJson("""{"data":[{"type":"violin","y":[1,2],"meanline":{"visible":true}},{"type":"made-up","a":[[1,null],{"b":2}]}],"layout":{"xaxis3":{"title":{"text":"x"}},"future":{"n":[1,"two",null]}},"config":{"responsive":true},"vendor":{"k":1}}"""),
    };
}
