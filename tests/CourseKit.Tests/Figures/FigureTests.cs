using System.Text.Json.Nodes;
using CourseKit.Figures;

namespace CourseKit.Tests.Figures;

public class FigureTests
{
    private static readonly double[] X = [1, 2, 3];

    [Fact]
    public void Adding_to_a_figure_leaves_it_as_it_was()
    {
        var figure = Figure.Line(X, X);
        var before = figure.ToPlotlyJson();

        _ = figure.And(Trace.Line(X, X, "more")).Titled("t").X("x", log: true).VerticalLine(1);

        figure.ToPlotlyJson().ShouldBe(before);
    }

    [Fact]
    public void There_is_a_sample_of_every_kind_of_trace()
    {
        var kinds = typeof(Trace).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Trace)) && !t.IsAbstract && t != typeof(OtherTrace));

        kinds.Except(Samples.All.Values.SelectMany(sample => sample().Traces).Select(t => t.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void Every_method_that_makes_a_figure_has_a_sample()
    {
        var made = typeof(Figure).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .Where(m => m.ReturnType == typeof(Figure) && !m.IsSpecialName && m.Name != nameof(Figure.FromPlotlyJson)).Select(m => m.Name).Distinct();

        made.Except(Samples.Called()).ShouldBeEmpty();
    }

    [Fact]
    public void Lengths_that_differ_are_refused_with_names_and_counts()
        => Should.Throw<ArgumentException>(() => Figure.Line(X, [1.0, 2], "loss"))
            .Message.ShouldBe("trace 'loss': x has 3 values and y has 2: each point needs both");

    [Fact]
    public void A_grid_of_values_must_agree_with_its_labels()
        => Should.Throw<ArgumentException>(() => Figure.Heatmap(new double[2, 3], columns: new[] { "a", "b" }))
            .Message.ShouldBe("x has 2 values and z has 3 columns: they must agree");

    [Fact]
    public void No_grid_shows_through_a_heat_map_s_empty_cells_unless_something_else_is_drawn_there()
    {
        var heat = Figure.Heatmap(new[,] { { 1, double.NaN }, { 3, 4 } });
        (heat.Layout.X(1).HasGrid, heat.Layout.Y(1).HasGrid).ShouldBe((false, false));
        Figure.Of(Trace.Line(X, X), Trace.Heatmap(new double[2, 2])).Layout.X(1).HasGrid.ShouldBeNull();
    }

    [Fact]
    public void Error_bars_must_be_one_a_point()
        => Should.Throw<ArgumentException>(() => Trace.Line(X, X).Errors([1])).Message.ShouldContain("1 error bars for 3 points");

    [Fact]
    public void A_logarithmic_axis_can_not_start_at_zero()
        => Should.Throw<ArgumentException>(() => Figure.Line(X, X).Y("y", log: true, range: (0, 1))).Message.ShouldContain("above 0");

    [Fact]
    public void Frames_must_have_as_many_traces_each()
        => Should.Throw<ArgumentException>(() => new Figure().Animate("t", [1, 2], t => Enumerable.Repeat((Trace)Trace.Line(X, X), t)))
            .Message.ShouldContain("draw as many for each value");

    [Fact]
    public void Axes_nobody_titled_are_called_after_the_data()
    {
        double[] epochs = [1, 2, 3], trainingLoss = [3, 2, 1];

        var json = Json(Figure.Line(epochs, trainingLoss));

        Text(json, "xaxis").ShouldBe("epochs");
        Text(json, "yaxis").ShouldBe("training loss");
        Figure.Line(epochs, trainingLoss).CaptionText.ShouldBe("Training loss against epochs.");
    }

    [Fact]
    public void A_unit_stands_behind_the_title()
        => Text(Json(Figure.Line(X, X).Y("loss e", unit: "bit")), "yaxis").ShouldBe("loss e (bit)");

    [Fact]
    public void Lines_differ_in_colour_and_in_dash()
    {
        var lines = Figure.Of(Enumerable.Range(0, 5).Select(i => Trace.Line(X, X, $"{i}"))).Traces.Cast<ScatterTrace>().ToArray();

        lines.Select(line => line.Color).Distinct().Count().ShouldBe(5);
        lines.Select(line => line.Dash).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void A_band_has_the_colour_of_the_line_before_it_and_takes_none()
    {
        var figure = Figure.Line(X, X, "mean").And(Trace.Band(X, X, X), Trace.Line(X, X, "other"));

        figure.Traces[1].Color.ShouldBe(figure.Traces[0].Color);
        figure.Traces[2].Color.ShouldBe(Palette.Color(1));
    }

    [Fact]
    public void The_palette_stands_out_on_white_and_on_dark_pages()
    {
        foreach (var color in Palette.Colors)
        {
            Contrast(color, "#ffffff").ShouldBeGreaterThanOrEqualTo(3, color);
            Contrast(color, "#1e1e1e").ShouldBeGreaterThanOrEqualTo(3, color);
        }
    }

    [Fact]
    public void The_same_name_has_the_same_colour_in_all_panels_and_one_legend_entry()
    {
        var grid = Figure.Grid(2, Figure.Line(X, X, "a").And(Trace.Line(X, X, "b")), Figure.Line(X, X, "b"));

        grid.Traces[2].Color.ShouldBe(grid.Traces[1].Color);
        grid.Traces[2].InLegend.ShouldBe(false);
        grid.Traces[2].XAxis.ShouldBe(2);
    }

    [Fact]
    public void A_colour_asked_for_stays_in_a_panel()
    {
        var grid = Figure.Grid(2, Figure.Line(X, X, "a"), Figure.Of(Trace.Line(X, X, "b").Colored(Palette.Color(0)), Trace.Line(X, X, "c")));

        grid.Traces.Select(trace => trace.Color).ShouldBe([Palette.Color(0), Palette.Color(0), Palette.Color(2)]);
    }

    [Fact]
    public void Ticks_stand_where_they_were_asked_for_on_the_axes_of_all_panels()
    {
        var grid = Figure.Grid(2, Figure.Line(X, X), Figure.Line(X, X)).Ticks(x: [1, 2, 4]);

        grid.Layout.X(1).TickValues.ShouldBe([1, 2, 4]);
        grid.Layout.X(2).TickValues.ShouldBe([1, 2, 4]);
        grid.Layout.Y(1).TickValues.ShouldBeNull();
        grid.Ticks(y: [0]).Layout.X(1).TickValues.ShouldBe([1, 2, 4]);
        Figure.Line(X, X).X(log: true).Ticks(x: [1, 3]).ToSvg().ShouldContain(">3<");
    }

    [Fact]
    public void A_surface_among_others_is_seen_from_further_off()
    {
        var surface = Figure.Surface((x, y) => x * y, (-1, 1), (-1, 1));

        Eye(Figure.Grid(2, surface, surface)).ShouldBeGreaterThan(1.15 * Eye(surface));

        static double Eye(Figure figure) => JsonNode.Parse(figure.ToPlotlyJson())!["layout"]!["scene"]!["camera"]!["eye"]!["z"]!.GetValue<double>();
    }

    [Fact]
    public void The_description_says_titles_axes_traces_and_ranges()
        => Samples.All["line"]().AltText.ShouldBe(
            "Line chart: Losses. Horizontal axis: output o, from 0 to 3. Vertical axis: loss e (bit), logarithmic, from 0.6839 to 1462."
            + " Line 'y = 1': 4 points from 1 to 1000. Line 'y = 0': 4 points from 0 to 3.");

    [Fact]
    public void A_description_given_is_the_one_read()
    {
        var figure = Figure.Line(X, X).Alt("Rises.").Caption("It rises.");

        figure.ToString().ShouldBe("Rises.");
        figure.ToHtml().ShouldContain("aria-label=\"Rises.\"");
        figure.ToHtml().ShouldContain(">It rises.</figcaption>");
    }

    [Fact]
    public void Figures_are_equal_if_they_hold_the_same()
    {
        Figure.Line(X, X, "a").ShouldBe(Figure.Line(X, X, "a"));
        Figure.Line(X, X, "a").ShouldNotBe(Figure.Line(X, X, "b"));
    }

    private static double Contrast(string a, string b)
    {
        Rgb.TryParse(a, out var first).ShouldBeTrue();
        Rgb.TryParse(b, out var second).ShouldBeTrue();
        var (low, high) = (Math.Min(first.Luminance, second.Luminance), Math.Max(first.Luminance, second.Luminance));
        return (high + 0.05) / (low + 0.05);
    }

    private static JsonObject Json(Figure figure) => JsonNode.Parse(figure.ToPlotlyJson())!.AsObject();

    private static string? Text(JsonObject json, string axis) => (string?)json["layout"]![axis]!["title"]!["text"];
}
