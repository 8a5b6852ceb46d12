using System.Reflection;
using CourseKit.Figures;
using CourseKit.Tests.Architecture;

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
        ["training curves"] = () => Figure.TrainingCurves([3, 2, 1, 0.5], [3, 2.2, 1.8, 1.9], log: true).EarlyStop(3, 4),
        ["runs"] = () => Figure.Of(Trace.Runs([[1, 2, 3], [2, 3, double.NaN]], "Adam")).And(Trace.Runs([[4.0, 5, 6]], "SGD", spread: Spread.Range)),
        ["runs with bars"] = () => Figure.Of(Trace.RunsWithBars([[1.0, 2], [2, 3]], "Adam")),
        ["fan"] = () => Figure.Of(Trace.Fan([[1, 2, 3], [2, 4], []], "input")),
        ["costs"] = () => Figure.Costs(new CostCurve("Adam", [0, 1, 2], [0, 0.1, 0.2], [3, 2, 1]), new CostCurve("Newton", [1, 2], [0.5, 1], [1, 0])),
        ["bias and variance"] = () => Figure.BiasVariance(X, [3, 2, 1, 0], [0, 1, 2, 3], 0.5, [3.5, 3.5, 3.4, 3.6], [0.1, 0.1, 0.1, 0.1]),
        ["layer histograms"] = () => Figure.LayerHistograms(["σ = 1", "He"], [[[0, 0.5, 1], [0, 0, 0.2]], [[0.1, 0.1], [double.NaN]]], share: v => v == 0, shareName: "zero"),
        ["multiples"] = () => Figure.Multiples(2, [Figure.Line(X, X, "with").And(Trace.Line(X, Y, "without")).Titled("σ = 1").Y("loss", log: true), Figure.Line(X, X, "with").VerticalLine(1), Figure.Line(X, X, "with")]),
        ["by layer"] = () => Figure.ByLayer(["Xavier", "He"], [[1e-3, 1e-2, 0], [1, 1]]),
        ["layers over steps"] = () => Figure.LayersOverSteps(new[,] { { 1, 10, 100 }, { 0, 1e-3, double.NaN } }, [0, 10, 20]),
        ["race"] = () => Figure.Contour((x, y) => (x * x) + y, (-1, 1), (-1, 1), 21).Race([Trace.Line([(-1.0, 1.0), (0, 0), (9, 1e9), (double.NaN, 0)], "runs away"), Trace.Line([(0.0, 0.0)], "stays")]).Minimum(0, -1).Saddle(0, 0).Start(-1, 1),
        ["arrows"] = () => Figure.Contour((x, y) => x * y, (-1, 1), (-1, 1), 11).Arrow((0, 0), (1, 1), "p₁", "#cc4a0a").Arrow((0, 0), (0, 0)).X(range: (-1, 1)),
        ["logarithmic arrow"] = () => Figure.Line([1.0, 10], [1.0, 10]).X(log: true).Y(log: true).Arrow((1, 1), (10, 10), "up"),
        ["logarithmic contour"] = () => Figure.Of(Trace.Contour((x, y) => (x * x) + (y * y), (-1, 1), (-1, 1), 21).Logarithmic(1e-3)),
        ["classes"] = () => Figure.Classes(new[,] { { "fast", "slow" }, { "fast", "divergence" } }, new[] { 0.1, 1 }, new[] { 0.5, 0.9 }),
        ["class function"] = () => Figure.Classes((x, y) => x > y ? DayOfWeek.Monday : DayOfWeek.Sunday, (0.1, 10), (0, 1), 21, logX: true),
        ["unit balls"] = () => Figure.UnitBalls(0.5, 1, 2, double.PositiveInfinity),
        ["weights"] = () => Figure.Weights([new[,] { { -1, 0.5 }, { 0, double.NaN } }, new double[2, 2]], 2, ["a", "b"]),
        ["own scales"] = () => Figure.Images([new double[,] { { 0, 1 } }, new double[,] { { 100, 300 } }, new double[,] { { 7, 7 } }], eachOwn: true),
        ["confusion"] = () => Figure.Confusion(new double[,] { { 5, 1 }, { 0, 4 } }, ["cat", "dog"]),
        ["mistakes"] = () => Figure.Confusion(new double[,] { { 5, 1 }, { 0, 4 } }, mistakesOnly: true),
        ["search"] = () => Figure.Search(X, [Step(1), Step(2)], X),
        ["one posterior"] = () => Figure.Search(X, [new Posterior(X, [0, 0, 0, 0])]),
        ["parallel coordinates"] = () => Figure.ParallelCoordinates(["rate", "units"], [[1e-4, 10], [1e-2, 20], [1e-3, double.NaN], [1e-3, 15]], [90, 95, 1, double.NaN], "accuracy", "%"),
        ["shaded points"] = () => Figure.Of(Trace.Scatter(X, X).Shaded(Y, "score", "%")),
        ["lying errors"] = () => Figure.Of(Trace.Bar(["a", "b"], [1, 2], horizontal: true).Errors([0.1, 0.2])),
        ["colours"] = () => Figure.Heatmap(new double[,] { { 1, 2 } }).Colors(ColorScale.Diverging, -2, 2).ColorBar("weight", "kg").CellTexts("0.0"),
        ["empty"] = () => Figure.Line(Array.Empty<double>(), Array.Empty<double>()),
        ["nothing"] = () => new Figure(),
        ["gaps only"] = () => Figure.Line([1.0, 2], [double.NaN, double.PositiveInfinity]),
    };

    private static Posterior Step(int n) => new(X, [0.5, 0, 0.5, 1])
    {
        Observed = [.. Enumerable.Range(0, n).Select(i => ((double)i, (double)i))],
        Acquisition = [0, 0, 1, 2],
        Next = 3,
        Samples = [X],
    };

    /// <summary>The names of all methods that the samples call.</summary>
    public static IReadOnlySet<string> Called()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return typeof(Samples).GetNestedTypes(BindingFlags.NonPublic).SelectMany(type => type.GetMethods(all))
            .Where(method => method.GetMethodBody() is not null)
            .SelectMany(method => TypeReferences.MembersIn(method, method.GetMethodBody()!.GetILAsByteArray()!))
            .OfType<MethodInfo>().Where(method => method.DeclaringType == typeof(Figure)).Select(method => method.Name).ToHashSet(StringComparer.Ordinal);
    }

    public static TheoryData<string> Names => [.. All.Keys];
}
