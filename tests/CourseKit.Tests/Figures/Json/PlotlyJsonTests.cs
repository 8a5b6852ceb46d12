using System.Text.Json.Nodes;
using CourseKit.Figures;

namespace CourseKit.Tests.Figures.Json;

/// <summary>What goes to Plotly; each text was also put before Plotly.validate of plotly.js 4.1.2.</summary>
public class PlotlyJsonTests
{
    [Fact]
    public void A_line_with_a_gap()
        => Data(Figure.Line([1.0, 2, 3], [0.5, double.NaN, 1e-7 / 3], "a")).ShouldBe(
            """{"type":"scatter","name":"a","mode":"lines","x":[1,2,3],"y":[0.5,null,3.33333E-08],"line":{"color":"#1f82cc"}}""");

    [Fact]
    public void Points_with_error_bars()
        => Data(Figure.Of(Trace.Scatter([1, 2], [3, 4], "m").Errors([0.1, 0.2]))).ShouldBe(
            """{"type":"scatter","name":"m","mode":"markers","x":[1,2],"y":[3,4],"marker":{"color":"#1f82cc"},"error_y":{"type":"data","array":[0.1,0.2]}}""");

    [Fact]
    public void A_band_runs_forth_above_and_back_below()
        => Data(Figure.Of(Trace.Band([0, 1], [1, 2], [3, 4]))).ShouldBe(
            """{"type":"scatter","mode":"none","x":[0,1,1,0,0],"y":[3,4,2,1,3],"fill":"toself","fillcolor":"rgba(31,130,204,0.22)","hoverinfo":"skip","showlegend":false}""");

    [Fact]
    public void Bars_of_categories()
    {
        var figure = Figure.Bar(["1", "2"], [5, 6]);

        Data(figure).ShouldBe("""{"type":"bar","x":["1","2"],"y":[5,6],"marker":{"color":"#1f82cc"},"showlegend":false}""");
        ((string?)Layout(figure)["xaxis"]!["type"]).ShouldBe("category");
    }

    [Fact]
    public void A_histogram_as_counts_in_bins()
        => Data(Figure.Histogram([0.0, 0, 1, 2, 2, 2])).ShouldBe(
            """{"type":"histogram","x":[0,1,2],"y":[2,1,3],"histfunc":"sum","xbins":{"start":-0.5,"end":2.5,"size":1},"marker":{"color":"#1f82cc"},"showlegend":false}""");

    [Fact]
    public void A_heat_map_with_its_values()
        => Data(Figure.Heatmap(new double[,] { { 1, 2 }, { 3, double.NaN } }, format: "0.0")).ShouldBe(
            """{"type":"heatmap","z":[[1,2],[3,null]],"colorscale":"Viridis","text":[["1.0","2.0"],["3.0",""]],"texttemplate":"%{text}","showlegend":false}""");

    [Fact]
    public void An_image_is_grey_and_its_first_row_on_top()
    {
        var figure = Figure.Image([0, 1, 2, 3], 2);

        Data(figure).ShouldBe("""{"type":"heatmap","z":[[0,1],[2,3]],"colorscale":"Greys","showscale":false,"showlegend":false}""");
        ((string?)Layout(figure)["yaxis"]!["autorange"]).ShouldBe("reversed");
        ((string?)Layout(figure)["yaxis"]!["scaleanchor"]).ShouldBe("x");
    }

    [Fact]
    public void A_contour_with_its_levels()
    {
        var trace = JsonNode.Parse(Data(Figure.Contour(new double[,] { { 0, 1 }, { 1, 2 } }, new double[] { 0, 1 }, new double[] { 0, 1 })))!;

        ((string?)trace["contours"]!["coloring"]).ShouldBe("lines");
        ((double)trace["contours"]!["start"]!).ShouldBe(0.2);
        ((double)trace["contours"]!["end"]!).ShouldBe(1.8);
        ((double)trace["contours"]!["size"]!).ShouldBe(0.2);
    }

    [Fact]
    public void A_surface_stands_in_a_scene()
    {
        var figure = Figure.Surface(new double[,] { { 0, 1 }, { 1, 2 } }).Z("J");

        Data(figure).ShouldBe("""{"type":"surface","z":[[0,1],[1,2]],"colorscale":"Viridis","showlegend":false}""");
        ((string?)Layout(figure)["scene"]!["zaxis"]!["title"]!["text"]).ShouldBe("J");
        Layout(figure).ContainsKey("xaxis").ShouldBeFalse();

        // In the template this would make Plotly throw.
        ((double)Layout(figure)["scene"]!["aspectratio"]!["z"]!).ShouldBe(0.7);
    }

    [Fact]
    public void An_animation_has_frames_a_slider_and_buttons_and_axes_that_stay()
    {
        var json = JsonNode.Parse(Samples.All["animation"]().ToPlotlyJson())!;

        json["frames"]!.AsArray().Select(frame => (string?)frame!["name"]).ShouldBe(["1", "2", "3"]);
        ((int)json["frames"]![0]!["traces"]![0]!).ShouldBe(0);
        json["layout"]!["sliders"]![0]!["steps"]!.AsArray().Count.ShouldBe(3);
        ((string?)json["layout"]!["updatemenus"]![0]!["buttons"]![0]!["method"]).ShouldBe("animate");
        json["layout"]!["xaxis"]!["range"].ShouldNotBeNull();
        json["data"]![0]!["x"]!.AsArray().Count.ShouldBe(3, "the last frame says most and stands still");
    }

    [Fact]
    public void A_note_on_a_logarithmic_axis_is_placed_by_its_power_of_ten()
        => ((double)Layout(Figure.Line([1.0, 2], [1.0, 1000]).Y(log: true).Note(1, 100, "here"))["annotations"]![0]!["y"]!).ShouldBe(2);

    [Fact]
    public void Digits_that_tell_numbers_apart_are_kept()
        => Data(Figure.Line([1_000_000.25, 1_000_000.5], [1 / 3.0, 2 / 3.0])).ShouldContain("""
            "x":[1000000.25,1000000.5],"y":[0.333333,0.666667]
            """.Trim());

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Every_kind_survives_writing_and_reading(string name)
    {
        var figure = Samples.All[name]();

        foreach (var digits in (int[])[6, 17])
        {
            var json = figure.ToPlotlyJson(digits);
            var again = Figure.FromPlotlyJson(json).ToPlotlyJson(digits);
            JsonNode.DeepEquals(JsonNode.Parse(again), JsonNode.Parse(json)).ShouldBeTrue($"{digits} digits:\n{json}\n{again}");
        }
    }

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void The_same_figure_is_written_the_same(string name)
    {
        Samples.All[name]().ToPlotlyJson().ShouldBe(Samples.All[name]().ToPlotlyJson());
        Samples.All[name]().ToHtml().ShouldBe(Samples.All[name]().ToHtml());
    }

    [Fact]
    public void What_is_unknown_is_kept()
    {
        const string json = """
            {"data":[{"type":"scatter","mode":"lines","x":[1,2],"y":[3,4],"line":{"color":"red","smoothing":1.3},"customdata":["a","b"]},
            {"type":"pie","values":[1,2],"hole":0.4}],
            "layout":{"title":{"text":"T","font":{"size":20}},"xaxis":{"type":"log","range":[0,2],"rangeslider":{"visible":true}},
            "shapes":[{"type":"path","path":"M 0 0 L 1 1"}],"dragmode":"pan"},"frames":[],"config":{"scrollZoom":true},"other":[1,null]}
            """;

        var figure = Figure.FromPlotlyJson(json);

        figure.Layout.X(1).Range.ShouldBe((1, 100));
        JsonNode.DeepEquals(JsonNode.Parse(figure.ToPlotlyJson(17)), JsonNode.Parse(json)).ShouldBeTrue(figure.ToPlotlyJson(17));
    }

    [Fact]
    public void Arrays_in_base64_are_read()
    {
        var bytes = Convert.ToBase64String(new double[] { 1, 2.5 }.SelectMany(BitConverter.GetBytes).ToArray());

        var trace = Figure.FromPlotlyJson($$$"""{"data":[{"x":[0,1],"y":{"dtype":"f8","bdata":"{{{bytes}}}"}}]}""").Traces[0];

        ((ScatterTrace)trace).Y.ShouldBe([1, 2.5]);
    }

    // Each is what Plotly takes, and more than is drawn here.
    [Theory]
    [InlineData("""{"type":"scatter","mode":"lines","x":[1,2],"y":[3,4],"error_y":{"type":"percent","value":10}}""")]
    [InlineData("""{"type":"scatter","mode":"lines","x":[["a","b"],["c","d"]],"y":[1,2]}""")]
    [InlineData("""{"type":"scatter","mode":"lines","x":[1],"y":[1,"2"]}""")]
    [InlineData("""{"type":"scatter","mode":"lines","x":[1],"y":[1,2]}""")]
    [InlineData("""{"type":"bar","x":["a"],"y":[1,2]}""")]
    [InlineData("""{"type":"bar","orientation":"v","x":["a"],"y":[1]}""")]
    [InlineData("""{"type":"histogram","x":[1,2],"y":[5,6],"histfunc":"avg"}""")]
    [InlineData("""{"type":"histogram","x":[1,2],"y":[5],"histfunc":"sum"}""")]
    [InlineData("""{"type":"histogram","x":[1,2],"xbins":{"size":1}}""")]
    [InlineData("""{"type":"heatmap","z":[[1,2]],"texttemplate":"%{z}"}""")]
    [InlineData("""{"type":"heatmap","z":[[1,2]],"text":[["a"]],"texttemplate":"%{text}"}""")]
    [InlineData("""{"type":"heatmap","z":[[1,2]],"x":[0]}""")]
    [InlineData("""{"type":"heatmap","z":[[1,2],[3]]}""")]
    [InlineData("""{"type":"heatmap","z":{"dtype":"","bdata":""}}""")]
    [InlineData("""{"type":"heatmap","z":{"dtype":"u1","bdata":"","shape":"65536,65536"}}""")]
    [InlineData("""{"type":"heatmap","z":{"dtype":"u1","bdata":"AA==","shape":"-1,-1"}}""")]
    [InlineData("""{"type":"heatmap","z":[[1,2]],"colorscale":[[0,"red"],[1,"blue"]],"reversescale":true}""")]
    [InlineData("""{"type":"heatmap","z":[[1,2]],"colorscale":[["a","#000000"],[1,"#ffffff"]]}""")]
    [InlineData("""{"type":"heatmap","z":[[1,2]],"colorbar":{"x":"left"}}""")]
    [InlineData("""{"type":"contour","z":[[1,2],[3,4]],"contours":{"size":1}}""")]
    [InlineData("""{"type":"violin","y":[1]}""")]
    public void A_trace_from_elsewhere_is_kept_whole_and_shown(string trace)
    {
        var json = $$$"""{"data":[{{{trace}}}],"layout":{"xaxis":{"title":{"text":"t"}},"margin":5,"annotations":[{"x":1,"y":2,"text":"n","font":"Arial"}]}}""";

        var figure = Figure.FromPlotlyJson(json);

        Should.NotThrow(() => figure.ToHtml() + figure.ToSvg() + figure.AltText);
        JsonNode.DeepEquals(Sorted(figure.ToPlotlyJson(17)), Sorted(json)).ShouldBeTrue(figure.ToPlotlyJson(17));

        // An annotation's axes are written out.
        static JsonNode Sorted(string json)
        {
            var figure = JsonNode.Parse(json)!;
            var note = figure["layout"]!["annotations"]![0]!.AsObject();
            note.Remove("xref");
            note.Remove("yref");
            return figure;
        }
    }

    [Theory]
    [InlineData("""{"data":[{"x":[1],"y":[1]},{"x":[1],"y":[1],"xaxis":"x2"}],"layout":{"xaxis":{"matches":"x2"},"xaxis2":{"matches":"x"}}}""")]
    [InlineData("""{"data":[{"x":[1],"y":[1]}],"frames":[{"data":[{"x":[1],"y":[2]}],"traces":[-1]}],"layout":{"sliders":[]}}""")]
    [InlineData("""{"data":[{"x":[1],"y":[1],"marker":5}],"frames":[{"data":[{"x":[1],"y":[2]}]}],"layout":{"sliders":{}}}""")]
    [InlineData("""{"data":[{"type":"histogram","x":[1,2],"xbins":{"start":0,"end":3,"size":1e-300}}]}""")]
    [InlineData("""{"data":[{"type":"heatmap","z":[[1,2]],"colorscale":[[1e999,"#3d6cc4"],[1,"#d05433"]]}]}""")]
    public void An_odd_figure_from_elsewhere_is_shown(string json)
        => Should.NotThrow(() => Figure.FromPlotlyJson(json) is var figure ? figure.ToHtml() + figure.ToSvg() + figure.AltText + figure.ToPlotlyJson() : "");

    [Fact]
    public void An_axis_that_is_to_have_no_title_has_none_when_it_is_read_again()
    {
        var figure = Figure.Surface((x, y) => x * y, (-1, 1), (-1, 1), points: 3).X("");
        var json = figure.ToPlotlyJson(17);

        var again = Figure.FromPlotlyJson(json);

        again.Layout.Scene(1).X.Title.ShouldBe("");
        again.Layout.Scene(1).Y.Title.ShouldBe("y");
        again.ToPlotlyJson(17).ShouldBe(json);
        again.ToSvg().ShouldBe(figure.ToSvg());
        again.AltText.ShouldBe(figure.AltText);
    }

    [Theory]
    [InlineData("{", "broken at line 1")]
    [InlineData("""{"data":[],"data":[]}""", "broken: Duplicate property 'data'")]
    [InlineData("[]", "array 'data'")]
    [InlineData("""{"data":[1]}""", "must be an object, got 1")]
    public void What_is_no_figure_is_refused(string json, string message)
        => Should.Throw<FormatException>(() => Figure.FromPlotlyJson(json)).Message.ShouldContain(message);

    private static string Data(Figure figure)
        => JsonNode.Parse(figure.ToPlotlyJson())!["data"]![0]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static JsonObject Layout(Figure figure) => JsonNode.Parse(figure.ToPlotlyJson())!["layout"]!.AsObject();
}
