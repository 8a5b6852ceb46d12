using System.Text;
using CourseKit.Figures;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>Figures in Plotly's JSON: read, drawn, said in words, written and read again.</summary>
internal sealed class FigureJson : FuzzedReader
{
    private static readonly Figure[] Samples =
    [
        Figure.Of(Trace.Line([1.0, 2, 3], [1.0, double.NaN, 3], "a"), Trace.Scatter([1.0, 2], [3.0, 4], "b").Errors([0.1, 0.2])).X("time", "s", log: true).Note(2, 2, "here").Span(1, 2, "then"),
        Figure.Bar(["a", "b"], [1, 2]),
        Figure.Histogram([0.5, 0.7, 1.5, 2.5]),
        Figure.Heatmap(new double[,] { { 1, 2 }, { 3, double.NaN } }, format: "0.0"),
        Figure.Contour((x, y) => x * y, (-1, 1), (-1, 1), points: 4),
        Figure.Surface((x, y) => x * y, (-1, 1), (-1, 1), points: 3),
        Figure.Line([1.0, 2], [1.0, 2]).Animate("step", [1, 2], step => Trace.Line([0.0, step], [1.0, 2])),
        Figure.Grid(2, [Figure.Line([1.0, 2]), Figure.Line([3.0, 4])], sameX: true),
    ];

    public override string Name => "figure";

    public override bool IsJson => true;

    public override IReadOnlyList<string> Words =>
    [
        "\"type\":\"bar\",", "\"type\":\"histogram\",", "\"type\":\"heatmap\",", "\"x\":[1],", "\"y\":[\"a\",2],", "\"z\":[[1],[2,3]],", "\"z\":{\"dtype\":\"u1\",\"bdata\":\"AA==\",\"shape\":\"-1,-1\"},",
        "\"matches\":\"x2\",", "\"colorscale\":[[0,\"red\"],[1,\"#fff\"]],", "\"reversescale\":true,", "\"histfunc\":\"avg\",", "\"xbins\":{\"start\":0,\"end\":1,\"size\":1e-300},", "\"frames\":[{\"data\":[{}],\"traces\":[-1]}],",
        "\"sliders\":[],", "\"margin\":5,", "\"colorbar\":{\"x\":\"left\"},", "\"showscale\":true,", "\"type\":\"log\",", "\"range\":[1,0],", "\"text\":[[\"a\"]],\"texttemplate\":\"%{text}\",",
    ];

    public override byte[] Make(RandomStream random) => Bytes(Samples[random.NextInt(Samples.Length)].ToPlotlyJson());

    // A drawing of a contour has up to 200 levels, each as large as its grid.
    public override long MayAllocate(int length) => (64L << 20) + (20_000L * length);

    public override string Read(byte[] input)
    {
        var figure = Figure.FromPlotlyJson(Encoding.UTF8.GetString(input));
        var written = figure.ToPlotlyJson(17);
        // A place on a logarithmic axis is written as its exponent: the last digits may change on the way.
        Promise(Figure.FromPlotlyJson(written).ToPlotlyJson(9) == figure.ToPlotlyJson(9), "a figure written and read is written the same");
        return string.Join('\n', written, figure.ToHtml(), figure.ToSvg(), figure.CaptionText);
    }

    public override bool IsLocated(Exception fault)
        => fault is FormatException && fault.Message.Contains("a figure", StringComparison.Ordinal);
}
