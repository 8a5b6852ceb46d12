using CourseKit.Figures;

namespace CourseKit.Tests.Figures;

public class TrainingFigureTests
{
    [Fact]
    public void Epochs_count_from_one_and_validation_is_another_line()
    {
        var figure = Figure.TrainingCurves([3, 2, 1], [4, 3, 3.5]);

        figure.Traces.Select(t => t.Name).ShouldBe(["training", "validation"]);
        ((ScatterTrace)figure.Traces[1]).X.ShouldBe([1, 2, 3]);
        figure.Layout.X(1).Title.ShouldBe("epoch");
    }

    [Fact]
    public void Early_stopping_marks_the_best_epoch_and_the_wait()
    {
        var shapes = Figure.TrainingCurves([3, 2, 1]).EarlyStop(1, 3).Layout.Shapes;

        shapes.Select(s => (s.Type, s.X)).ShouldBe([("rect", (1, 3)), ("line", (1, 1))]);
        Figure.TrainingCurves([3, 2, 1]).EarlyStop(2, 2).Layout.Shapes.Count.ShouldBe(1);
        Should.Throw<ArgumentException>(() => Figure.TrainingCurves([1, 2]).EarlyStop(2, 1)).Message.ShouldContain("got best 2, stopped 1");
    }

    [Fact]
    public void Runs_are_their_mean_and_a_band_of_one_standard_deviation()
    {
        var traces = Trace.Runs([[1, 5], [2, 5], [3, 5]], "Adam");

        traces[0].Y.ShouldBe([2, 5]);
        traces[1].Y.ShouldBe([3, 5, 5, 1, 3]);
        Trace.Runs([[1.0], [2], [3]], spread: Spread.StandardError)[0].X.ShouldBe([1]);
        Trace.RunsWithBars([[1.0, 5], [2, 5], [3, 5]], spread: Spread.StandardError).ErrorY!.ShouldBe([1 / Math.Sqrt(3), 0], 1e-12);
        Trace.Runs([[1.0, 2], [9, 4]], spread: Spread.Range)[1].Y.ShouldBe([9, 4, 2, 1, 9]);
    }

    [Fact]
    public void A_run_that_broke_off_says_nothing_and_where_all_did_there_is_a_gap()
        => Trace.Runs([[1.0, double.NaN, double.NaN], [3, 4, double.PositiveInfinity]])[0].Y.ShouldBe([2, 4, double.NaN]);

    [Fact]
    public void A_band_of_positive_runs_stays_on_a_logarithmic_axis()
        => Trace.Runs([[0.1, 1], [0.1, 1], [10, 1]])[1].Y.Min().ShouldBe(0.1);

    [Fact]
    public void Runs_must_agree_and_be_there()
    {
        Should.Throw<ArgumentException>(() => Trace.Runs([[1.0], [1, 2]], "Adam")).Message.ShouldBe("trace 'Adam': x has 1 values and run 1 has 2: each point needs both");
        Should.Throw<ArgumentException>(() => Trace.Runs([], "Adam")).Message.ShouldContain("'Adam' has no runs");
        Should.Throw<ArgumentException>(() => Trace.RunsWithBars([[1.0]], spread: Spread.Range)).Message.ShouldContain("Trace.Runs");
    }

    [Fact]
    public void A_fan_shows_the_median_and_two_bands()
    {
        var traces = Trace.Fan([Enumerable.Range(0, 101).Select(i => (double)i), [7, double.NaN]], "input");

        traces.Count.ShouldBe(3);
        traces[0].Y.ShouldBe([50, 7]);
        traces[1].Y[0].ShouldBe(95);
        traces[2].Y[0].ShouldBe(75);
    }

    [Fact]
    public void Costs_leave_out_what_has_no_place_on_logarithmic_axes()
    {
        var figure = Figure.Costs(new CostCurve("Newton", [0, 1, 2], [0.1, 0.2, 0.3], [1, 0.1, 0]));

        ((ScatterTrace)figure.Traces[0]).X.ShouldBe([double.NaN, 1, 2]);
        ((ScatterTrace)figure.Traces[1]).Y.ShouldBe([1, 0.1, double.NaN]);
        figure.Layout.XAxes.Values.ShouldAllBe(axis => axis.IsLog);
        figure.Layout.YAxes.Values.ShouldAllBe(axis => axis.IsLog);
        Should.Throw<ArgumentException>(() => Figure.Costs()).Message.ShouldContain("no methods");
    }

    [Fact]
    public void Bias_variance_and_noise_add_up()
        => ((ScatterTrace)Figure.BiasVariance([1, 2], [3, 1], [0.5, 2], 0.25).Traces[2]).Y.ShouldBe([3.75, 3.25]);
}
