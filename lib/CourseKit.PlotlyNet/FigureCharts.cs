using System.Text.Json.Nodes;
using CourseKit.PlotlyNet.Conversion;
using Plotly.NET;
using Figure = CourseKit.Figures.Figure;

namespace CourseKit.PlotlyNet;

/// <summary>The course's figures as charts of Plotly.NET, and back: <c>figure.ToGenericChart()</c>, <c>chart.ToFigure()</c>.</summary>
/// <remarks>
/// Both speak Plotly's schema, so nothing is lost on the way: a figure that goes there and back equals itself, and a
/// chart writes the same JSON but for empty objects and defaults that Plotly assumes anyway. What Plotly.NET has no place for (an animation's frames) travels in the layout under a
/// name that Plotly ignores. A chart's display options (how its own HTML loads Plotly) are no part of a figure.
/// </remarks>
/// <example>
/// <code>
/// var chart = Figure.Line(x, y).ToGenericChart();
/// Chart.WithTitle("The same, styled by Plotly.NET").Invoke(chart).ToFigure()
/// </code>
/// </example>
public static class FigureCharts
{
    /// <summary>A figure as a chart whose layout, axes and traces are Plotly.NET's own types, to be styled further with its functions.</summary>
    /// <param name="figure">The figure.</param>
    public static GenericChart ToGenericChart(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return ChartReader.Read((JsonObject)JsonNode.Parse(figure.ToPlotlyJson(digits: 17))!);
    }

    /// <summary>A chart as a figure, which every host of the course shows, as a drawing even where no script runs.</summary>
    /// <param name="chart">The chart.</param>
    /// <exception cref="FormatException">The chart's JSON is no figure.</exception>
    public static Figure ToFigure(this GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return Figure.FromPlotlyJson(ChartWriter.Write(chart).ToJsonString());
    }
}
