using System.Text.Json.Nodes;
using CourseKit.Figures;

namespace CourseKit.Tests.Figures;

public class LandscapeFigureTests
{
    private static readonly Figure Bowl = Figure.Contour((x, y) => (x * x) + (y * y), (-2, 2), (-1, 1), 21);

    [Fact]
    public void A_race_has_a_frame_for_each_step_and_stands_at_its_end()
    {
        var figure = Bowl.Race([Trace.Line([(-1.0, 0.5), (0, 0.2), (0.5, 0)], "a"), Trace.Line([(1.0, 1.0)], "b")]);

        figure.Frames.Select(frame => frame.Name).ShouldBe(["0", "1", "2"]);
        figure.Frames.Select(frame => ((ScatterTrace)frame.Traces[0]).Y.Count).ShouldBe([1, 2, 3]);
        figure.Frames.Select(frame => ((ScatterTrace)frame.Traces[1]).X[0]).ShouldBe([-1, 0, 0.5]);
        figure.Frames.Select(frame => ((ScatterTrace)frame.Traces[2]).Y.Count).ShouldBe([1, 1, 1]);
        ((ScatterTrace)figure.Traces[1]).X.ShouldBe([-1, 0, 0.5]);
        figure.ToSvg().ShouldContain("here step = 2");
    }

    [Fact]
    public void Contour_lines_are_fainter_than_the_paths_over_them_and_areas_are_not()
    {
        Figure Raced(ContourTrace contour) => Figure.Of(contour).Race([Trace.Line([(-1.0, 0.5), (0, 0.2)], "a")]);
        var contour = (ContourTrace)Bowl.Traces[0];

        Raced(contour).Traces[0].Opacity.ShouldBe(0.5);
        Raced(contour).ToSvg().ShouldContain("<g stroke-linejoin=\"round\" opacity=\"0.5\">");
        Raced(contour.Faded(0.9)).Traces[0].Opacity.ShouldBe(0.9);
        Raced(contour.Filled()).Traces[0].Opacity.ShouldBeNull();
    }

    [Fact]
    public void A_long_path_has_few_frames_and_few_points()
    {
        var path = Enumerable.Range(0, 5001).Select(t => (2 * Math.Exp(-t / 100.0), 0.0));

        var figure = Bowl.Race([Trace.Line(path, "slow")], frames: 20);

        figure.Frames.Count.ShouldBeLessThanOrEqualTo(20);
        figure.Frames[^1].Name.ShouldBe("5000");
        ((ScatterTrace)figure.Traces[1]).Y.Count.ShouldBeLessThan(500);
        figure.ToHtml().Length.ShouldBeLessThan(40_000);
    }

    [Fact]
    public void A_path_that_runs_away_is_cut_and_does_not_widen_the_plane()
    {
        var figure = Bowl.Race([Trace.Line([(1.0, 0.5), (-1e3, 0), (1e200, 0), (double.NaN, 0)], "diverges")]);

        figure.Layout.X(1).Range.ShouldBe((-2, 2));
        ((ScatterTrace)figure.Traces[1]).X.ShouldBe([1, -14]);
    }

    [Fact]
    public void A_race_needs_paths_with_points()
    {
        Should.Throw<ArgumentException>(() => Bowl.Race([])).Message.ShouldContain("no paths");
        Should.Throw<ArgumentException>(() => Bowl.Race([Trace.Line(Array.Empty<(double, double)>(), "Adam")])).Message.ShouldContain("path Adam has no points");
    }

    [Fact]
    public void Frames_in_a_page_say_only_what_changes()
    {
        var figure = Bowl.Race([Trace.Line(Enumerable.Range(0, 30).Select(t => (2 - (t / 10.0), 0.0)), "a")]);
        var html = figure.ToHtml();
        const string open = "<script type=\"application/json\">";
        var from = html.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var data = JsonNode.Parse(html[from..html.IndexOf("</script>", from, StringComparison.Ordinal)])!;

        data["frames"]![4]!["data"]![0]!.ToJsonString().ShouldBe("""{"n":5}""");
        data["frames"]![4]!["data"]![1]!.AsObject().Select(p => p.Key).ShouldBe(["x"]);
        figure.ToPlotlyJson().ShouldNotContain("\"n\":");
    }

    [Fact]
    public void Paths_on_a_curve_have_colours_of_their_own()
        => Figure.Line([0.0, 1], [0.0, 1], "f").Race([Trace.Line([(0.0, 0.0), (1, 1)], "path")]).Traces[1].Color.ShouldBe(Palette.Color(1));

    [Fact]
    public void Contours_are_drawn_again_with_each_frame()
        => Bowl.Race([Trace.Line([(0.0, 0.0), (1, 1)])]).ToPlotlyJson().ShouldContain("\"redraw\":true");

    [Fact]
    public void Marks_take_no_colour_from_the_paths()
    {
        var figure = Bowl.Start(1, 1).Minimum(0, 0).Saddle(1, 0).And(Trace.Line([(0.0, 0.0), (1.0, 1.0)], "path"));

        figure.Traces[^1].Color.ShouldBe(Palette.Color(0));
        figure.AltText.ShouldContain("Mark 'minimum' at (0, 0). Mark 'saddle point' at (1, 0). Path 'path': 2 points from (0, 0) to (1, 1).");
    }

    [Fact]
    public void An_arrow_is_written_in_data_values()
    {
        var note = JsonNode.Parse(Bowl.Arrow((0, 0), (1, 0.5), "p").ToPlotlyJson())!["layout"]!["annotations"]![0]!;

        ((string?)note["axref"], (double)note["ax"]!, (double)note["x"]!).ShouldBe(("x", 0, 1));
    }

    [Fact]
    public void Classes_have_one_colour_each_and_are_named_in_the_legend()
    {
        var figure = Figure.Classes(new[,] { { DayOfWeek.Friday, DayOfWeek.Monday } });

        var map = (HeatmapTrace)figure.Traces[0];
        map.Z.Cast<double>().ShouldBe([5, 1], "enums keep their order");
        (map.Low, map.High, map.HasBar).ShouldBe((-0.5, 6.5, false));
        figure.Traces.Skip(1).Select(t => (t.Name, t.Color)).ShouldBe([("Monday", Palette.Color(1)), ("Friday", Palette.Color(5))]);
        map.Scale!.At(1.5 / 7).Hex.ShouldBe(Palette.Color(1));
        map.Scale!.At(5.5 / 7).Hex.ShouldBe(Palette.Color(5));
        figure.AltText.ShouldContain("Monday 50 % of the cells");
        figure.ToSvg().ShouldContain(">Friday</text>");
    }

    [Fact]
    public void Maps_side_by_side_name_each_class_once()
    {
        var grid = Figure.Grid(2, Figure.Classes(new[,] { { "slow", "fast" } }), Figure.Classes(new[,] { { "slow", "slow" } }));

        grid.HasLegend().ShouldBeTrue();
        grid.Traces.Where(t => t.Name is not null).Select(t => t.InLegend).ShouldBe([true, true, false]);
    }

    [Fact]
    public void Classes_need_colours_enough()
    {
        var many = new int[1, 9];
        for (var i = 0; i < 9; i++)
            many[0, i] = i;

        Should.Throw<ArgumentException>(() => Figure.Classes(many)).Message.ShouldContain("8 classes, got 9");
        Should.Throw<ArgumentException>(() => Figure.Classes(new[,] { { 1, 2 } }, colors: ["#000000"])).Message.ShouldContain("1 colours for 2 classes");
        Figure.Classes(new string[0, 0]).ToSvg().ShouldStartWith("<svg");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(3.0)]
    public void Unit_balls_satisfy_their_equation(double p)
    {
        var ball = (ScatterTrace)Figure.UnitBalls(p).Traces[0];

        foreach (var (x, y) in ball.X.Zip(ball.Y))
            (Math.Pow(Math.Abs(x), p) + Math.Pow(Math.Abs(y), p)).ShouldBe(1, 0.02);
    }

    [Fact]
    public void A_unit_ball_needs_a_positive_p()
        => Should.Throw<ArgumentOutOfRangeException>(() => Figure.UnitBalls(0)).Message.ShouldContain("p must be in (0, ∞], got 0");

    [Fact]
    public void Logarithmic_colours_need_positive_ends_and_floor()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Trace.Heatmap(new double[1, 1]).Logarithmic(0)).Message.ShouldContain("floor must be in (0, ∞)");
        Should.Throw<ArgumentException>(() => Trace.Heatmap(new double[1, 1]).Scaled(ColorScale.Viridis, -1, 1).Logarithmic()).Message.ShouldContain("positive ends");
        Trace.Heatmap(new[,] { { 0.5, 2e-9 } }).Logarithmic(1e-3).Z[0, 1].ShouldBe(-3);
    }
}
