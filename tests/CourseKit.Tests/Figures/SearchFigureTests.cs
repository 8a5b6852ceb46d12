using CourseKit.Figures;

namespace CourseKit.Tests.Figures;

public class SearchFigureTests
{
    private static readonly double[] X = [0, 1, 2];

    [Fact]
    public void A_search_steps_with_a_slider_and_shows_its_last_step_without_scripts()
    {
        Posterior[] steps = [.. Enumerable.Range(1, 3).Select(n => new Posterior(X, [1, 1, 0]) { Observed = [.. Enumerable.Range(0, n).Select(i => ((double)i, 0.5))], Acquisition = [0, 1, 0], Next = 1 })];

        var figure = Figure.Search(X, steps, truth: [0, 1, 1]);

        figure.Frames.Select(frame => frame.Name).ShouldBe(["1", "2", "3"]);
        figure.Frames.Select(frame => ((ScatterTrace)frame.Traces[2]).Y.Count).ShouldBe([1, 2, 3]);
        ((ScatterTrace)figure.Traces[2]).Y.ShouldBe([2, 3, 2, 2, -1, -2, 2]);
        figure.Traces.Where(t => t.YAxis == 2).Select(t => t.Name).ShouldBe(["expected improvement", "next"]);
        figure.ToSvg().ShouldContain("here step = 3");
    }

    [Fact]
    public void One_posterior_has_no_slider_and_without_acquisition_one_panel()
    {
        var figure = Figure.Search(X, [new Posterior(X, [0, 0, 0])]);

        figure.Frames.ShouldBeEmpty();
        figure.Panels().Count.ShouldBe(1);
    }

    [Fact]
    public void A_posterior_must_fit_its_places()
    {
        Should.Throw<ArgumentException>(() => Figure.Search(X, [])).Message.ShouldContain("no steps");
        Should.Throw<ArgumentException>(() => Figure.Search(X, [new([1], [1, 1, 1])])).Message.ShouldBe("trace 'step 1': x has 3 values and Mean has 1: each point needs both");
        Should.Throw<ArgumentException>(() => Figure.Search(X, [new(X, [1, -1, 1])])).Message.ShouldContain("a deviation must be ≥ 0, got −1");
        Should.Throw<ArgumentException>(() => Figure.Search(X, [new(X, X), new(X, X) { Samples = [X] }])).Message.ShouldContain("step 2 has 1 samples, step 1 has 0");
    }

    [Fact]
    public void Parallel_coordinates_go_from_the_least_to_the_most_value_of_each_parameter()
    {
        var figure = Figure.ParallelCoordinates(["rate", "units"], [[1e-4, 10], [1e-2, 30], [1e-3, 20]], [90, 95, double.NaN], "accuracy", "%");

        var points = (ScatterTrace)figure.Traces[^1];
        points.X.ShouldBe([0, 1, 0, 1, 0, 1]);
        points.Y.ShouldBe([0, 0, 1, 1, 0.5, 0.5], 1e-12);
        points.Shades!.ShouldBe([90, 90, 95, 95, double.NaN, double.NaN]);
        figure.Layout.X(1).TickLabels.ShouldBe(["rate (log)", "units"]);
        figure.AltText.ShouldContain("highest at rate 0.01, units 30");
    }

    [Theory]
    [InlineData(false, 5, "highest at a 2, b 5")]
    [InlineData(true, 4, "lowest at a 1, b 4")]
    public void The_best_trial_lies_on_top_and_is_wide(bool lowIsGood, double b, string told)
    {
        var figure = Figure.ParallelCoordinates(["a", "b"], [[1, 4], [2, 5], [3, 6], [4, 7]], [10, 30, 20, double.NaN], "error", "%", [false, false], lowIsGood);

        var lines = figure.Traces.OfType<ScatterTrace>().Where(trace => trace.HasLine).ToArray();
        lines.Select(line => line.Width).ShouldBe([1.5, 1.5, 1.5, 2.5]);
        lines[0].Color.ShouldBe(Palette.MidText);
        lines[^1].Y[1].ShouldBe((b - 4) / 3, 1e-12);
        figure.AltText.ShouldContain(told);
    }

    [Fact]
    public void Trials_and_parameters_must_agree()
    {
        Should.Throw<ArgumentException>(() => Figure.ParallelCoordinates(["a"], [[1]], [1])).Message.ShouldContain("two hyper-parameters or more, got 1");
        Should.Throw<ArgumentException>(() => Figure.ParallelCoordinates(["a", "b"], [[1]], [1])).Message.ShouldContain("trial 0 has 1 values for 2");
        Should.Throw<ArgumentException>(() => Figure.ParallelCoordinates(["a", "b"], [[1, 2]], [])).Message.ShouldContain("scores has 0 values for 1 trials");
        Should.Throw<ArgumentException>(() => Figure.ParallelCoordinates(["a", "b"], [[0, 2]], [1], log: [true, false])).Message.ShouldContain("start above 0, got a = 0");
        Figure.ParallelCoordinates(["a", "b"], [], []).ToSvg().ShouldStartWith("<svg");
    }

    [Fact]
    public void Points_are_shaded_by_a_value_each()
    {
        var trace = Trace.Scatter(X, X).Shaded([1, double.NaN, 3], "score", "%", low: 0);

        (trace.BarTitle, trace.HasBar, trace.Ends()).ShouldBe(("score (%)", true, (0, 3)));
        Should.Throw<ArgumentException>(() => Trace.Scatter(X, X).Shaded([1])).Message.ShouldContain("values has 1");
        Figure.Of(trace).ToSvg().ShouldContain(">score (%)</text>");
    }

    [Fact]
    public void Lying_bars_have_lying_errors()
    {
        var json = Samples.All["lying errors"]().ToPlotlyJson();

        json.ShouldContain("\"error_x\":{\"type\":\"data\",\"array\":[0.1,0.2]}");
        json.ShouldNotContain("\"error_y\":{\"type\":\"data\"");
    }
}
