using CourseKit.Figures;

namespace CourseKit.Tests.Figures;

public class LayerFigureTests
{
    [Fact]
    public void All_layers_count_in_the_same_bins_and_a_row_shares_its_height()
    {
        var figure = Figure.LayerHistograms(["a", "b"], [[[0, 1], [0.5, 0.5]], [[2, 2], [0, 4]]], bins: 4);

        figure.Traces.Cast<HistogramTrace>().Select(t => t.Bins).Distinct().ShouldBe([new Bins(0, 4, 1)]);
        figure.Traces.Count.ShouldBe(4);
        figure.Layout.Y(1).Range.ShouldBe(figure.Layout.Y(2).Range);
        (figure.Layout.Y(2).Matches, figure.Layout.Y(4).Matches, figure.Layout.X(4).Matches).ShouldBe(("y", "y3", "x"));
        (figure.Layout.Y(1).Title, figure.Layout.Y(3).Title).ShouldBe(("a", "b"));
    }

    [Fact]
    public void The_share_of_marked_values_stands_over_each_panel_and_in_the_description()
    {
        var figure = Figure.LayerHistograms(["He"], [[[0, 0, 0, 1], [1, 2, 3, double.NaN]]], share: v => v == 0, shareName: "zero");

        figure.Layout.Annotations.Select(note => note.Text).ShouldBe(["layer 1", "75 % zero", "layer 2", "0 % zero", "activation"], ignoreOrder: true);
        figure.AltText.ShouldContain("layer 1 mean 0.25, deviation 0.433, 75 % zero");
    }

    [Fact]
    public void A_spike_does_not_flatten_the_other_bars()
    {
        var sample = Enumerable.Repeat(0.0, 900).Concat(Enumerable.Range(0, 100).Select(i => i / 10.0));

        Figure.LayerHistograms(["ReLU"], [[sample]], bins: 10).Layout.Y(1).Range!.Value.High.ShouldBeLessThan(2);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { double.NaN, double.PositiveInfinity })]
    [InlineData(new[] { 3.0, 3.0 })]
    public void Layers_without_values_or_with_one_value_have_panels(double[] values)
        => Figure.LayerHistograms(["a"], [[values]]).ToSvg().ShouldContain("layer 1");

    [Fact]
    public void Rows_names_and_layers_must_agree()
    {
        Should.Throw<ArgumentException>(() => Figure.LayerHistograms(["a"], [])).Message.ShouldContain("got none");
        Should.Throw<ArgumentException>(() => Figure.LayerHistograms(["a"], [[[1]], [[2]]])).Message.ShouldContain("names has 1 texts for 2 rows");
        Should.Throw<ArgumentException>(() => Figure.LayerHistograms(["a", "b"], [[[1]], [[2], [3]]])).Message.ShouldContain("row 'b' has 2 layers, the first has 1");
        Should.Throw<ArgumentException>(() => Figure.LayerHistograms(["a"], [[[1]]], layers: ["in", "out"])).Message.ShouldContain("layers has 2 names for 1");
        Should.Throw<ArgumentException>(() => Figure.ByLayer(["a"], [])).Message.ShouldContain("names has 1 texts for 0 lines");
        Should.Throw<ArgumentException>(() => Figure.LayersOverSteps(new double[2, 2], layers: ["one"])).Message.ShouldContain("1 names for 2 layers");
    }

    [Fact]
    public void Norms_of_zero_are_gaps_on_the_logarithmic_axis_only()
    {
        ((ScatterTrace)Figure.ByLayer(["a"], [[1, 0, 1]]).Traces[0]).Y[1].ShouldBe(double.NaN);
        ((ScatterTrace)Figure.ByLayer(["a"], [[1, 0, 1]], log: false).Traces[0]).Y[1].ShouldBe(0);
    }

    [Fact]
    public void Colours_over_steps_are_spaced_by_the_logarithm_with_powers_of_ten_at_the_bar()
    {
        var map = (HeatmapTrace)Figure.LayersOverSteps(new[,] { { 0.01, 100 }, { 0, 1 } }).Traces[0];

        map.Z.Cast<double>().ShouldBe([-2, 2, double.NaN, 0]);
        map.BarTickLabels.ShouldBe(["0.01", "0.1", "1", "10", "100"]);
        map.BarTickValues.ShouldBe([-2, -1, 0, 1, 2]);
    }

    [Fact]
    public void Small_multiples_share_axes_and_name_them_once()
    {
        var figure = Figure.Multiples(2, Enumerable.Range(0, 4).Select(k => Figure.Line([1.0, 2], [k, 2.0], "loss").X("epoch").Y("loss", log: true).Titled($"σ = {k}")));

        figure.Layout.YAxes.Values.Skip(1).ShouldAllBe(axis => axis.Matches == "y" && axis.IsLog);
        figure.Layout.Annotations.Count(note => note.Text == "epoch").ShouldBe(1);
        figure.ToPlotlyJson().ShouldContain("\"multiples\":true");
        figure.Layout.X(1).HasLabels.ShouldBe(false);
        figure.Layout.X(3).HasLabels.ShouldBeNull();
        Should.Throw<ArgumentException>(() => Figure.Multiples(2, [])).Message.ShouldContain("got none");
        Should.Throw<ArgumentException>(() => Figure.Multiples(2, [Samples.All["animation"]()])).Message.ShouldContain("panel 0 is animated");
    }
}
