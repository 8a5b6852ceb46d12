using CourseKit.Display;

namespace CourseKit.Figures;

/// <summary>Formatters of figures: HTML first, Plotly's JSON for hosts that draw it themselves, SVG, and words.</summary>
internal sealed class FigureFormatterSource : HtmlFormatterSource
{
    /// <inheritdoc/>
    public override IEnumerable<object> CreateTypeFormatters()
        => base.CreateTypeFormatters()
            .Append(new Formatter(Figure.PlotlyMimeType, value => (value as Figure)?.ToPlotlyJson()))
            .Append(new Formatter("image/svg+xml", value => (value as Figure)?.ToSvg()));
}
