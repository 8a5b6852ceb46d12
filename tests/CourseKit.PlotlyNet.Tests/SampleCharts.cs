using Microsoft.FSharp.Core;
using Plotly.NET;
using Chart2D = Plotly.NET.Chart2D.Chart;
using Chart3D = Plotly.NET.Chart3D.Chart;
using ChartDomain = Plotly.NET.ChartDomain.Chart;
using ChartPolar = Plotly.NET.ChartPolar.Chart;

namespace CourseKit.PlotlyNet.Tests;

/// <summary>Charts made with Plotly.NET's own functions.</summary>
internal static class SampleCharts
{
    private static readonly double[] X = [1, 2, 3];
    private static readonly double[] Y = [0.5, double.NaN, 1.0 / 3];

    public static IReadOnlyDictionary<string, Func<GenericChart>> All { get; } = new Dictionary<string, Func<GenericChart>>(StringComparer.Ordinal)
    {
        ["line"] = () => Chart2D.Line<double, double, string>(x: X, y: Y, Name: "line"),
        ["points of one colour"] = () => Chart2D.Point<double, double, string>(x: X, y: Y, MarkerColor: Color.fromHex("#cc4a0a")),
        ["columns"] = () => Chart2D.Column<double, string, string, double, double>(values: X, Keys: Some<IEnumerable<string>>(["a", "b", "c"])),
        ["heat map"] = () => Chart2D.Heatmap<double[], double, double, double, string>(zData: [[1, 2], [3, 4]]),
        ["surface"] = () => Chart3D.Surface<double[], double, double, double, double>(zData: [[1, 2], [3, 4]]),
        ["polar"] = () => ChartPolar.PointPolar<double, double, string>(r: X, theta: X),
        ["pie"] = () => ChartDomain.Pie<double, string, string>(values: X, Labels: Some<IEnumerable<string>>(["a", "b", "c"])),
        ["two with a title"] = () => GenericChart.addLayout(
            Layout.init<string>(Title: Title.init(Text: "Both"), Width: 640, ShowLegend: true),
            Chart.Combine([Chart2D.Line<double, double, string>(x: X, y: X), Chart2D.Point<double, double, string>(x: X, y: Y)])),
        ["a configuration of its own"] = () => GenericChart.setConfig(Config.init(StaticPlot: true), Chart2D.Line<double, double, string>(x: X, y: X)),
        ["no trace at all"] = () => GenericChart.ofTraceObjects(useDefaults: false, Array.Empty<Trace>()),
    };

    private static FSharpOption<T> Some<T>(T value) => FSharpOption<T>.Some(value);
}
