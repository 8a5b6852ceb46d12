using System.Globalization;
using CourseKit.Activations;
using CourseKit.Augmentation;
using CourseKit.Figures;
using CourseKit.Initialization;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Preprocessing;
using CourseKit.Regularization;
using CourseKit.Schedules;
using CourseKit.Search;
using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Problems;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Architecture;

/// <summary>
/// The library's texts in readers' cultures: commas (de-DE), a minus that is no hyphen (sv-SE), signs with marks of
/// direction (ar-SA, fa-IR), a dotless i (tr-TR). MA0076 watches over every text; these are the kinds of text there are.
/// </summary>
public class CultureTests
{
    [Theory]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public void A_reader_s_culture_changes_no_text(string name)
    {
        var wanted = In(CultureInfo.InvariantCulture);
        foreach (var (got, text) in In(CultureInfo.GetCultureInfo(name)).Zip(wanted))
            got.ShouldBe(text);
        wanted.ShouldContain("length must be ≥ 0, got -1");
    }

    private static string[] In(CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return [.. Texts()];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<string> Texts()
        => [.. Refusals(), .. Figures(), .. Shown(), .. Names()];

    private static IEnumerable<string> Refusals()
    {
        Action[] wrong =
        [
            () => _ = new Vector(-1),
            () => _ = new Dense(-2),
            () => _ = new FixedCrop(-1, -1, 2, 2).Apply(new Matrix(1, 4), new TensorShape(1, 2, 2), new RandomStream(1)),
            () => _ = Matrix.Of(new[,] { { 1, -2.5 } }) * Matrix.Of(new[,] { { 1, -2.5 } }),
            () => _ = new CosineDecay(1, 10, 0.25).At(-1),
            () => _ = new Adam(decay1: -0.5),
            () => _ = new Integer(3, -3),
            () => _ = new L2(-1.5),
        ];
        return wrong.Select(one => Should.Throw<ArgumentException>(one).Message.Split(" (Parameter")[0]);
    }

    private static IEnumerable<string> Figures()
    {
        var figure = Figure.Line([-1.5, 0, 12_345.25], [-0.001, 0.5, 1e-9], "trial").X("x").Y("y");
        return [figure.ToSvg(), figure.ToHtml(), figure.ToPlotlyJson()];
    }

    private static IEnumerable<string> Shown()
    {
        var space = new SearchSpace(("rate", LogUniform.OfPowers(-4, 0)), ("units", new Integer(-3, 5000)));
        var network = new Network(2, [new Dense(1200, new ReLU()), new Dense(3)], 1);
        return
        [
            Matrix.Of(new[,] { { 1, -2.5 }, { 1e-9, 1_234_567.5 } }).ToString(), Vector.Of(-0.5, double.NaN, double.NegativeInfinity).ToString(),
            new LossValue(-0.5, Vector.Of(1.5)).ToString(), space.ToString(), network.ToString(), new RandomSearch(2).Run(space, setting => -setting["rate"]).ToString(),
        ];
    }

    private static IEnumerable<string> Names()
        => [
            .. AllActivations.Table.Select(one => one.Name + one.Formula + one),
            .. AllAugmenters.Table.Select(one => one.ToString()),
            .. AllInitializers.Table.Select(one => one.Name + one),
            .. AllLayers.Table.Select(one => one.Layer.Name + one.Layer),
            .. AllLosses.Table.Select(one => one.Name + one.Formula + one),
            .. AllMethods.Table.Select(one => one.Name),
            .. AllOptimizers.Table.Select(one => one.ToString()),
            .. AllPenalties.Table.Select(one => one.ToString()),
            .. AllProblems.Table.Select(one => one.ToString()),
            .. AllScalers.Table.Select(one => one.Name + one.Formula + one),
            .. AllSchedules.Table.Select(one => one.Schedule.ToString()),
        ];
}
