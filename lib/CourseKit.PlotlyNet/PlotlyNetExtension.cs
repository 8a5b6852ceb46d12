using CourseKit.PlotlyNet.Conversion;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Plotly.NET.Interactive;
using Figure = CourseKit.Figures.Figure;

namespace CourseKit.PlotlyNet;

/// <summary>
/// Shows charts in .NET Interactive: as Plotly.NET.Interactive does, in Jupyter front ends as Plotly's JSON, and with
/// their frames where they come from an animated figure.
/// </summary>
/// <remarks>From a notebook: <c>await CourseKit.PlotlyNet.PlotlyNetExtension.LoadAsync();</c></remarks>
public sealed class PlotlyNetExtension : IKernelExtension
{
    /// <summary>Registers the formatters for the kernel that runs the cell.</summary>
    public static Task LoadAsync() => new PlotlyNetExtension().OnLoadAsync(Kernel.Root);

    /// <inheritdoc/>
    public async Task OnLoadAsync(Kernel kernel)
    {
        IKernelExtension theirs = new FormatterKernelExtension();
        await theirs.OnLoadAsync(kernel).ConfigureAwait(false);

        // Registered after theirs, so that ours is asked first; a chart without frames is left to theirs.
        Formatter.Register<GenericChart>(
            (chart, writer) => writer.Write(Html(chart)), HtmlFormatter.MimeType);
        Formatter.Register<GenericChart>(
            (chart, writer) => writer.Write(chart.ToFigure().ToPlotlyJson()), Figure.PlotlyMimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), HtmlFormatter.MimeType, Figure.PlotlyMimeType);
    }

    private static string Html(GenericChart chart)
        => ChartWriter.HasFrames(chart) ? chart.ToFigure().ToHtml() : Formatters.toInteractiveHTML(chart);
}
