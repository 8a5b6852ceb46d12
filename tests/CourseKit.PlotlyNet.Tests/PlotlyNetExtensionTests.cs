using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Figure = CourseKit.Figures.Figure;

namespace CourseKit.PlotlyNet.Tests;

public sealed class PlotlyNetExtensionTests
{
    [Fact]
    public async Task A_chart_that_ends_a_cell_shows_as_Plotly_NET_s_HTML_and_as_Plotly_s_JSON()
    {
        var shown = await Show("""CourseKit.Figures.Figure.Line(new[] { 1.0, 2 }, new[] { 3.0, 4 }).ToGenericChart()""");

        shown.Single(value => value.MimeType == HtmlFormatter.MimeType).Value.ShouldContain("fsharp-plotly");
        Figure.FromPlotlyJson(shown.Single(value => value.MimeType == Figure.PlotlyMimeType).Value).Traces.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_chart_of_an_animated_figure_shows_with_its_frames()
    {
        var shown = await Show("""CourseKit.Figures.Figure.Of().Animate("step", new[] { 1, 2 }, t => CourseKit.Figures.Trace.Line(new[] { 0.0, t }, new[] { 0.0, t })).ToGenericChart()""");

        var html = shown.Single(value => value.MimeType == HtmlFormatter.MimeType).Value;
        html.ShouldContain("<svg");
        html.ShouldContain("frames");
    }

    private static async Task<IReadOnlyCollection<FormattedValue>> Show(string expression)
    {
        using var kernel = new CSharpKernel();
        await new PlotlyNetExtension().OnLoadAsync(kernel);
        foreach (var type in new[] { typeof(Figure), typeof(FigureCharts), typeof(Plotly.NET.GenericChart) })
            (await kernel.SendAsync(new SubmitCode($"#r \"{type.Assembly.Location}\""))).Events.OfType<CommandFailed>().ShouldBeEmpty();

        var result = await kernel.SendAsync(new SubmitCode("using CourseKit.PlotlyNet;\n" + expression));

        result.Events.OfType<CommandFailed>().Select(failed => failed.Message).ShouldBeEmpty();
        return result.Events.OfType<ReturnValueProduced>().Single().FormattedValues;
    }
}
