using Microsoft.FSharp.Core;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.Chart;
using Figure = CourseKit.Figures.Figure;

namespace CourseKit.PlotlyNet.Tests;

public sealed class FigureChartsTests
{
    public static TheoryData<string> Figures => [.. SampleFigures.All.Keys];

    public static TheoryData<string> Charts => [.. SampleCharts.All.Keys];

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_that_becomes_a_chart_and_a_figure_again_is_the_same_figure(string name)
    {
        var figure = SampleFigures.All[name]();

        var back = figure.ToGenericChart().ToFigure();

        back.ToPlotlyJson(17).ShouldBe(figure.ToPlotlyJson(17));
        back.ShouldBe(figure);
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void A_chart_that_becomes_a_figure_and_a_chart_again_writes_the_same_JSON(string name)
    {
        var chart = SampleCharts.All[name]();

        var back = chart.ToFigure().ToGenericChart();

        ChartJson.Of(back).ToJsonString().ShouldBe(ChartJson.Of(chart).ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_chart_of_a_figure_holds_the_figure_s_traces_and_layout_as_Plotly_NET_writes_them(string name)
    {
        var figure = SampleFigures.All[name]();

        var json = ChartJson.Of(figure.ToGenericChart());

        json["data"]!.ToJsonString().ShouldBe(ChartJson.Of(figure)["data"]!.ToJsonString());
    }

    [Fact]
    public void The_axes_of_a_chart_are_Plotly_NET_s_so_that_its_styles_add_to_them()
    {
        var chart = Figure.Line([1.0, 2], [3.0, 4]).X("time", "s", log: true).ToGenericChart();

        var layout = GenericChart.getLayout(chart);
        var axis = layout.TryGetTypedValue<LinearAxis>("xaxis");

        OptionModule.IsSome(axis).ShouldBeTrue("Plotly.NET looks for a LinearAxis");
        axis.Value.SetValue("showgrid", false);
        var figure = chart.ToFigure();
        figure.Layout.XAxes[1].Title.ShouldBe("time (s)");
        figure.ToPlotlyJson().ShouldContain("\"showgrid\":false");
    }

    [Fact]
    public void Charts_of_figures_combine_and_keep_both_layouts_annotations()
    {
        var one = Figure.Line([1.0, 2], [3.0, 4]).Note(1, 3, "here").ToGenericChart();
        var two = Figure.Line([1.0, 2], [5.0, 6]).Note(2, 6, "there").ToGenericChart();

        var both = Chart.Combine([one, two]).ToFigure();

        both.Traces.Count.ShouldBe(2);
        both.Layout.Annotations.Select(note => note.Text).ShouldBe(["here", "there"]);
    }

    [Fact]
    public void The_frames_of_an_animation_travel_with_the_chart()
    {
        var figure = SampleFigures.All["animation"]();

        var chart = figure.ToGenericChart();

        chart.ToFigure().Frames.Count.ShouldBe(3);
        ChartJson.Of(chart)["layout"]!["sliders"].ShouldNotBeNull();
    }

    [Fact]
    public void Showing_a_chart_does_not_change_Plotly_NET_s_defaults()
    {
        var before = Defaults.DefaultDisplayOptions.GetHashCode();

        _ = DisplayOptions.combine(GenericChart.getDisplayOptions(new Figure().ToGenericChart()), DisplayOptions.init(DocumentTitle: FSharpOption<string>.Some("mine")));

        Defaults.DefaultDisplayOptions.GetHashCode().ShouldBe(before);
    }
}
