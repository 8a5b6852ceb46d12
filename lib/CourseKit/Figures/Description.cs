using System.Globalization;
using System.Text;

namespace CourseKit.Figures;

/// <summary>Says in words what a figure shows: for screen readers, plain text, and captions that nobody wrote.</summary>
internal static class Description
{
    public static string Caption(Figure figure)
    {
        if (figure.Layout.Title is { } title)
            return title.TrimEnd('.') + ".";
        if (figure.Traces.Count == 0)
            return "Empty figure.";
        var names = Names(figure);
        var list = names.Length > 0 ? ": " + string.Join(", ", names) : "";
        if (figure.Panels() is [var panel])
        {
            var x = TitleOf(figure, 'x', panel.X);
            var y = TitleOf(figure, 'y', panel.Y);
            if (!string.IsNullOrEmpty(x) && !string.IsNullOrEmpty(y))
                return Capital($"{y} against {x}{list}.");
        }

        return Capital($"{Kinds(figure)}{list}.");
    }

    public static string Alt(Figure figure)
    {
        var text = new StringBuilder(Capital(Kinds(figure)));
        if (figure.Layout.Title is { } title)
            text.Append(": ").Append(title.TrimEnd('.'));
        text.Append('.');
        if (figure.Layout.Caption is { } caption && caption != figure.Layout.Title)
            text.Append(' ').Append(caption.TrimEnd('.')).Append('.');
        var panels = figure.Panels();
        for (var i = 0; i < panels.Count && i < 6; i++)
        {
            if (panels.Count > 1)
                text.Append(CultureInfo.InvariantCulture, $" Panel {i + 1}:");
            Axis(text, figure, 'x', panels[i].X, "Horizontal axis");
            Axis(text, figure, 'y', panels[i].Y, "Vertical axis");
        }

        foreach (var scene in figure.SceneNumbers())
        {
            var space = figure.Layout.Scene(scene);
            text.Append(CultureInfo.InvariantCulture, $" Axes: {space.X.FullTitle ?? "x"}, {space.Y.FullTitle ?? "y"}, upwards {space.Z.FullTitle ?? "z"}.");
        }

        var told = figure.Traces.Where(t => t is not (ScatterTrace { IsBand: true, Name: null } or ScatterTrace { IsMark: true, Name: null })).ToArray();
        foreach (var trace in told.Take(8))
            Trace(text, trace, inPlane: figure.Traces.Any(t => t is ContourTrace));
        if (told.Length > 8)
            text.Append(CultureInfo.InvariantCulture, $" And {told.Length - 8} more.");
        if (figure.Frames.Count > 1)
            text.Append(CultureInfo.InvariantCulture, $" Animated over {figure.Parameter ?? "frames"} from {figure.Frames[0].Name} to {figure.Frames[^1].Name}.");
        return text.ToString();
    }

    private static void Axis(StringBuilder text, Figure figure, char letter, int number, string name)
    {
        var axis = letter == 'x' ? figure.Layout.X(number) : figure.Layout.Y(number);
        if (axis.HasLabels is false && string.IsNullOrEmpty(axis.FullTitle))
            return;
        text.Append(' ').Append(name);
        if (TitleOf(figure, letter, number) is { Length: > 0 } title)
            text.Append(": ").Append(title);
        var range = Svg.AxisRange.Of(figure, letter, number);
        if (range.Categories is { Count: > 0 } categories)
            text.Append(", ").Append(categories.Count <= 12 ? string.Join(", ", categories) : $"{categories.Count} categories");
        else
            text.Append(CultureInfo.InvariantCulture, $", {(axis.IsLog ? "logarithmic, " : "")}from {Numbers.Show(range.Low)} to {Numbers.Show(range.High)}");
        text.Append('.');
    }

    private static void Trace(StringBuilder text, Trace trace, bool inPlane)
    {
        var name = trace.Name is null ? "" : $" '{trace.Name}'";
        switch (trace)
        {
            case ScatterTrace { IsBand: true }:
                text.Append(CultureInfo.InvariantCulture, $" Band{name}.");
                break;
            case ScatterTrace { IsMark: true, Y.Count: > 0 } mark:
                text.Append(CultureInfo.InvariantCulture, $" Mark{name} at ({Numbers.Show(mark.X[0])}, {Numbers.Show(mark.Y[0])}).");
                break;
            case ScatterTrace { HasLine: true, Y.Count: > 1 } path when inPlane:
                text.Append(CultureInfo.InvariantCulture, $" Path{name}: {Count(path.Y.Count, "point")} from ({Numbers.Show(path.X[0])}, {Numbers.Show(path.Y[0])}) to ({Numbers.Show(path.X[path.X.Count - 1])}, {Numbers.Show(path.Y[path.Y.Count - 1])}).");
                break;
            case ScatterTrace scatter:
                text.Append(CultureInfo.InvariantCulture, $" {(scatter.HasLine ? "Line" : "Points")}{name}: {Count(scatter.Y.Count, "point")}{Range(scatter.Y)}.");
                break;
            case BarTrace bar:
                text.Append(CultureInfo.InvariantCulture, $" Bars{name}: {bar.Lengths.Count}{Range(bar.Lengths)}");
                text.Append(bar is { Places.Labels: { Count: <= 12 } labels }
                    ? " (" + string.Join(", ", labels.Zip(bar.Lengths, (l, v) => $"{l}: {Numbers.Show(v)}")) + ")." : ".");
                break;
            case HistogramTrace histogram:
                var heights = histogram.Heights();
                var top = heights.Length == 0 ? 0 : Array.IndexOf(heights, heights.Max());
                text.Append(CultureInfo.InvariantCulture, $" Histogram{name}: {Count(heights.Length, "bin")}, highest {Numbers.Show(heights.DefaultIfEmpty().Max())} at {Numbers.Show(histogram.DrawnBins.Center(top))}.");
                break;
            case GridTrace grid:
                text.Append(CultureInfo.InvariantCulture, $" {Capital(Kind(grid))}{name}: {grid.Rows} × {grid.Columns} values{Range(grid.Z.Cast<double>())}.");
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $" {Capital(trace.Type)}{name}.");
                break;
        }
    }

    private static string Range(IEnumerable<double> values)
        => Extent.Of(values, log: false) is { IsEmpty: false } extent
            ? $" from {Numbers.Show(extent.Low)} to {Numbers.Show(extent.High)}" : ", no finite value";

    private static string Count(int n, string what) => n == 1 ? $"1 {what}" : Invariant($"{n} {what}s");

    private static string[] Names(Figure figure)
        => [.. figure.Traces.Where(t => t.InLegend is not false && t.Name is not null).Select(t => t.Name!).Distinct(StringComparer.Ordinal)];

    private static string? TitleOf(Figure figure, char letter, int number)
    {
        var axis = letter == 'x' ? figure.Layout.X(number) : figure.Layout.Y(number);
        return Figures.Axis.Join(axis.Title ?? figure.DefaultTitle(letter, number), axis.Unit);
    }

    private static string Kinds(Figure figure)
    {
        var kinds = figure.Traces.Select(Kind).Where(kind => kind is not ("band" or "mark")).Distinct(StringComparer.Ordinal).ToArray();
        var text = kinds.Length == 0 ? "empty figure" : string.Join(" and ", kinds);
        var panels = figure.Panels().Count + figure.SceneNumbers().Count();
        return (figure.Frames.Count > 0 ? "animated " : "") + text + (panels > 1 ? Invariant($" in {panels} panels") : "");
    }

    private static string Kind(Trace trace) => trace switch
    {
        ScatterTrace { IsBand: true } => "band",
        ScatterTrace { IsMark: true } => "mark",
        ScatterTrace { HasLine: true } => "line chart",
        ScatterTrace => "scatter plot",
        BarTrace => "bar chart",
        HistogramTrace => "histogram",
        HeatmapTrace { IsPicture: true } => "image",
        HeatmapTrace { Scale: { } scale } when scale == ColorScale.Grey => "image",
        HeatmapTrace => "heat map",
        ContourTrace => "contour plot",
        SurfaceTrace => "surface",
        _ => trace.Type + " chart",
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
