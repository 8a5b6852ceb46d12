using CourseKit.Display;
using CourseKit.Figures.Html;
using CourseKit.Figures.Json;
using CourseKit.Figures.Svg;

namespace CourseKit.Figures;

/// <summary>
/// A figure in Plotly's schema as plain, immutable data: <c>Figure.Line(x, y).Titled("…").X("time", "s").Caption("…")</c>.
/// </summary>
/// <remarks>
/// Shown in a notebook it is a static drawing at once, with caption and alternative text, and an interactive one where
/// Plotly loads. Every method returns a new figure.
/// </remarks>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = ["text/html", PlotlyMimeType, "text/plain"])]
public sealed partial record Figure : IHtml
{
    /// <summary>The MIME type under which Jupyter front ends draw Plotly figures.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>What is drawn, the first below the next.</summary>
    public IReadOnlyList<Trace> Traces { get; init; } = [];

    /// <summary>Titles, axes, reference lines, size.</summary>
    public Layout Layout { get; init; } = new();

    /// <summary>The pictures of the animation; empty if there is none.</summary>
    public IReadOnlyList<Frame> Frames { get; init; } = [];

    /// <summary>The sentence below the figure: the one given, or one made of what is known.</summary>
    public string CaptionText => Layout.Caption ?? Description.Caption(this);

    /// <summary>The figure in words: the ones given, or the title, axes, traces and their ranges.</summary>
    public string AltText => Layout.Alt ?? Description.Alt(this);

    /// <summary>What the animation runs over, <c>step</c>.</summary>
    internal string? Parameter { get; init; }

    internal System.Text.Json.Nodes.JsonObject Extra { get; init; } = [];

    /// <summary>Reads a figure in Plotly's JSON (data, layout, frames, config); what is unknown is kept.</summary>
    /// <param name="json">An object with <c>data</c>, as <c>application/vnd.plotly.v1+json</c> holds it.</param>
    /// <exception cref="FormatException">The text is not JSON, or not a figure.</exception>
    public static Figure FromPlotlyJson(string json) => FigureReader.Read(json);

    /// <summary>The figure in Plotly's JSON, the same for the same figure on every machine.</summary>
    /// <param name="digits">Significant digits of numbers, 1…17; 17 writes them exactly.</param>
    public string ToPlotlyJson(int digits = 6)
        => digits is >= 1 and <= 17
            ? FigureWriter.Write(this, new Rounding(digits, Compact: Frames.Count == 0 && digits < 17))
            : throw new ArgumentOutOfRangeException(nameof(digits), Invariant($"digits must be in 1…17, got {digits}"));

    /// <summary>The figure as a piece of HTML: a static drawing, its caption, and the data for an interactive one.</summary>
    public string ToHtml() => FigureHtml.Write(this);

    /// <summary>The static drawing as an SVG file of its own.</summary>
    public string ToSvg() => SvgFigure.Draw(this, standalone: true);

    /// <summary>The figure in words, <see cref="AltText"/>.</summary>
    public override string ToString() => AltText;

    /// <summary>Whether both figures hold the same data and say the same.</summary>
    public bool Equals(Figure? other)
        => other is not null && (ReferenceEquals(this, other)
            || string.Equals(FigureWriter.Write(this, Rounding.Exact), FigureWriter.Write(other, Rounding.Exact), StringComparison.Ordinal));

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(FigureWriter.Write(this, Rounding.Exact));
}
