using System.Globalization;
using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <content>What may be said of a figure, one thing a call.</content>
public sealed partial record Figure
{
    /// <summary>More traces in the same axes.</summary>
    public Figure And(params IEnumerable<Trace> traces)
    {
        ArgumentNullException.ThrowIfNull(traces);
        var all = Traces.ToList();
        foreach (var trace in traces)
            all.Add(Styling.Next(all, trace));
        return Styling.Arranged(this with { Traces = all });
    }

    /// <summary>The title above the figure.</summary>
    public Figure Titled(string title) => this with { Layout = Layout with { Title = title } };

    /// <summary>The sentence below the figure: its one message.</summary>
    public Figure Caption(string caption) => this with { Layout = Layout with { Caption = caption } };

    /// <summary>The figure in words, for a person who does not see it, in place of the description made by itself.</summary>
    public Figure Alt(string text) => this with { Layout = Layout with { Alt = text } };

    /// <summary>The horizontal axis: what it shows, its unit, and its ends (data values, also when logarithmic).</summary>
    /// <param name="title">What the axis shows.</param>
    /// <param name="unit">Its unit, shown in parentheses.</param>
    /// <param name="log">Whether the axis is logarithmic.</param>
    /// <param name="range">The ends; null follows the data.</param>
    public Figure X(string? title = null, string? unit = null, bool log = false, (double Low, double High)? range = null)
        => OnAxes(axis => With(axis, title, unit, log, range), null, scene => scene with { X = With(scene.X, title, unit, log, range) });

    /// <summary>The vertical axis (in a surface: the one into the distance).</summary>
    /// <inheritdoc cref="X(string?, string?, bool, ValueTuple{double, double}?)"/>
    public Figure Y(string? title = null, string? unit = null, bool log = false, (double Low, double High)? range = null)
        => OnAxes(null, axis => With(axis, title, unit, log, range), scene => scene with { Y = With(scene.Y, title, unit, log, range) });

    /// <summary>What is up in a surface, and the title of the colour bar of contours and heat maps.</summary>
    /// <inheritdoc cref="X(string?, string?, bool, ValueTuple{double, double}?)"/>
    public Figure Z(string? title = null, string? unit = null, bool log = false, (double Low, double High)? range = null)
        => OnAxes(null, null, scene => scene with { Z = With(scene.Z, title, unit, log, range) }) with
        {
            Traces = [.. Traces.Select(trace => trace is GridTrace grid
                ? grid with { BarTitle = grid.IsSpatial ? grid.BarTitle : Axis.Join(title, unit) ?? grid.BarTitle, Low = range?.Low ?? grid.Low, High = range?.High ?? grid.High }
                : trace)],
        };

    /// <summary>Equal lengths on both axes, so that circles are round.</summary>
    public Figure EqualAxes()
        => this with { Layout = Layout with { YAxes = Layout.YAxes.SetItem(1, Layout.Y(1) with { EqualTo = "x" }) } };

    /// <summary>Bars on top of each other instead of side by side.</summary>
    public Figure Stacked() => this with { Layout = Layout with { BarMode = "stack" } };

    /// <summary>Height in pixels, and width; without one the figure is as wide as the page.</summary>
    public Figure Size(double height, double? width = null)
        => height > 0 && !(width <= 0)
            ? this with { Layout = Layout with { Height = height, Width = width } }
            : throw new ArgumentException($"a size must be positive, got height {Numbers.Show(height)}, width {Numbers.Show(width ?? double.NaN)}");

    /// <summary>Shows or hides the legend.</summary>
    public Figure Legend(bool shown = true) => this with { Layout = Layout with { HasLegend = shown } };

    /// <summary>The places of the ticks on one or both axes, where round ones say less than the values that were tried: <c>x: [1, 2, 4, 8]</c>.</summary>
    /// <param name="x">Values on the horizontal axis; null leaves it.</param>
    /// <param name="y">Values on the vertical axis; null leaves it.</param>
    public Figure Ticks(IReadOnlyList<double>? x = null, IReadOnlyList<double>? y = null)
        => OnAxes(axis => axis with { TickValues = x ?? axis.TickValues }, axis => axis with { TickValues = y ?? axis.TickValues }, scene => scene);

    /// <summary>A vertical reference line, with a label at its top.</summary>
    public Figure VerticalLine(double x, string? label = null)
        => Mark(new Shape { X = (x, x), Y = (0, 1), YRef = "y domain", Label = label, Dash = "dash", Width = 1.5, Color = Palette.MidText, Extra = At(label, "end", "left", "top") });

    /// <summary>A horizontal reference line, with a label at an end.</summary>
    /// <param name="y">Where it lies, a data value.</param>
    /// <param name="label">The label; null is none.</param>
    /// <param name="left">Whether the label stands at the left end, where curves leave the right one no room.</param>
    public Figure HorizontalLine(double y, string? label = null, bool left = false)
        => Mark(new Shape
        {
            X = (0, 1),
            Y = (y, y),
            XRef = "x domain",
            Label = label,
            Dash = "dash",
            Width = 1.5,
            Color = Palette.MidText,
            Extra = At(label, left ? "start" : "end", left ? "left" : "right", "bottom"),
        });

    /// <summary>A shaded span of the horizontal axis, with a label at its top.</summary>
    public Figure Span(double from, double to, string? label = null)
        => Mark(new Shape { Type = "rect", X = (from, to), Y = (0, 1), YRef = "y domain", Label = label, Fill = "rgba(125,125,125,0.18)", Width = 0, Extra = At(label, "top center", null, null) });

    /// <summary>A text at a point, joined to it by an arrow.</summary>
    /// <param name="x">Horizontal position, a data value.</param>
    /// <param name="y">Vertical position, a data value.</param>
    /// <param name="text">The text.</param>
    /// <param name="right">How far right of the point the text stands, in pixels.</param>
    /// <param name="up">How far above the point the text stands, in pixels.</param>
    public Figure Note(double x, double y, string text, double right = 30, double up = 30)
        => this with
        {
            Layout = Layout with
            {
                Annotations = [.. Layout.Annotations, new Annotation { X = x, Y = y, Text = text, Right = right, Below = -up }],
            },
        };

    /// <summary>
    /// An animation with a slider: for each value of a parameter the traces that <paramref name="draw"/> returns, over
    /// those the figure has: <c>.Animate("ρ", [0.1, 0.2], rho => [Trace.Line(…)])</c>.
    /// </summary>
    /// <param name="parameter">What the slider sets, <c>step</c> or <c>ρ</c>.</param>
    /// <param name="values">Its values, in order; all different.</param>
    /// <param name="draw">The traces for a value; as many for each.</param>
    public Figure Animate<T>(string parameter, IEnumerable<T> values, Func<T, IEnumerable<Trace>> draw)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(draw);
        return Styling.Animated(this, parameter, [.. values.Select(v => (Label(v), (IReadOnlyList<Trace>)[.. draw(v)]))]);
    }

    /// <inheritdoc cref="Animate{T}(string, IEnumerable{T}, Func{T, IEnumerable{Trace}})"/>
    public Figure Animate<T>(string parameter, IEnumerable<T> values, Func<T, Trace> draw)
        => Animate(parameter, values, value => (IEnumerable<Trace>)[draw(value)]);

    private static string Label<T>(T value) => value switch
    {
        double number => Numbers.Show(number),
        float number => Numbers.Show(number),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static Axis With(Axis axis, string? title, string? unit, bool log, (double Low, double High)? range)
    {
        if (range is { } ends)
        {
            Require.Span(ends.Low, ends.High, "range");
            if (log && ends.Low <= 0)
                throw new ArgumentException($"a logarithmic axis must start above 0, got the range {Numbers.Show(ends.Low)} … {Numbers.Show(ends.High)}");
        }

        return axis with
        {
            Title = title ?? axis.Title,
            Unit = unit ?? axis.Unit,
            Type = log ? "log" : axis.Type,
            Range = range ?? axis.Range,
        };
    }

    // Where Plotly puts a shape's label.
    private static JsonObject At(string? label, string position, string? xAnchor, string? yAnchor)
        => label is null ? [] : new JsonObject().Set("label.textposition", position).Set("label.textangle", 0)
            .Set("label.xanchor", xAnchor).Set("label.yanchor", yAnchor);

    private Figure Mark(Shape shape) => this with { Layout = Layout with { Shapes = [.. Layout.Shapes, shape] } };

    // A grid's title call names the axes of all its panels.
    private Figure OnAxes(Func<Axis, Axis>? x, Func<Axis, Axis>? y, Func<Scene, Scene> scene)
    {
        var layout = Layout;
        if (x is not null && this.HasPlane())
            layout = layout with { XAxes = layout.XAxes.SetItems(this.XNumbers().Select(n => KeyValuePair.Create(n, x(layout.X(n))))) };
        if (y is not null && this.HasPlane())
            layout = layout with { YAxes = layout.YAxes.SetItems(this.YNumbers().Select(n => KeyValuePair.Create(n, y(layout.Y(n))))) };
        return this with
        {
            Layout = layout with { Scenes = layout.Scenes.SetItems(this.SceneNumbers().Select(n => KeyValuePair.Create(n, scene(layout.Scene(n))))) },
        };
    }
}
