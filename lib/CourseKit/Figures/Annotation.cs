using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Display;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>A text at a point, with an arrow or without.</summary>
public sealed record Annotation
{
    /// <summary>The text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Horizontal position, a data value (also on a logarithmic axis) or a fraction, as <see cref="XRef"/> says.</summary>
    public double X { get; init; }

    /// <summary>Vertical position, a data value (also on a logarithmic axis) or a fraction, as <see cref="YRef"/> says.</summary>
    public double Y { get; init; }

    /// <summary>An axis (<c>x</c>), or <c>x domain</c> or <c>paper</c>.</summary>
    public string XRef { get; init; } = "x";

    /// <summary>An axis (<c>y</c>), or <c>y domain</c> or <c>paper</c>.</summary>
    public string YRef { get; init; } = "y";

    /// <summary>Whether an arrow goes from the text to the point; null is yes.</summary>
    public bool? HasArrow { get; init; }

    /// <summary>How far right of the point the text stands, in pixels; null is Plotly's −10.</summary>
    public double? Right { get; init; }

    /// <summary>How far below the point the text stands, in pixels; null is Plotly's −30.</summary>
    public double? Below { get; init; }

    /// <summary>The part of the text at its place: <c>left</c>, <c>center</c>, <c>right</c>; null is the centre.</summary>
    public string? XAnchor { get; init; }

    /// <summary>The part of the text at its place: <c>top</c>, <c>middle</c>, <c>bottom</c>; null is the middle.</summary>
    public string? YAnchor { get; init; }

    /// <summary>Font size in pixels; null is 12.</summary>
    public double? Size { get; init; }

    /// <summary>How far the text is turned clockwise, in degrees; null is level.</summary>
    public double? Angle { get; init; }

    /// <summary>How far right of its place the whole annotation stands, in pixels; null is 0.</summary>
    public double? ShiftRight { get; init; }

    /// <summary>How far above its place the whole annotation stands, in pixels; null is 0.</summary>
    public double? ShiftUp { get; init; }

    /// <summary>Where the arrow starts, in data values of the same axes, instead of at the text.</summary>
    public (double X, double Y)? From { get; init; }

    /// <summary>Colour of the arrow; null is the axes' grey.</summary>
    public string? ArrowColor { get; init; }

    internal JsonObject Extra { get; init; } = [];

    /// <summary>Plotly wants log₁₀ of the value on a logarithmic axis.</summary>
    internal JsonObject ToJson(Rounding rounding, bool logX, bool logY)
        => new JsonObject()
            .Set("text", Text).Set("xref", XRef).Set("yref", YRef)
            .Set("x", rounding.Number(logX ? Math.Log10(X) : X)).Set("y", rounding.Number(logY ? Math.Log10(Y) : Y))
            .Set("showarrow", HasArrow)
            .Set("axref", From is null ? null : XRef).Set("ayref", From is null ? null : YRef)
            .Set("ax", rounding.Number(From is { } tail ? logX ? Math.Log10(tail.X) : tail.X : Right))
            .Set("ay", rounding.Number(From is { } end ? logY ? Math.Log10(end.Y) : end.Y : Below))
            .Set("arrowcolor", ArrowColor).Set("arrowwidth", From is null ? null : 2)
            .Set("xanchor", XAnchor).Set("yanchor", YAnchor).Set("font.size", rounding.Number(Size))
            .Set("textangle", rounding.Number(Angle)).Set("xshift", rounding.Number(ShiftRight)).Set("yshift", rounding.Number(ShiftUp))
            .Merge(Extra);

    internal static Annotation? Read(JsonObject json, Func<string, bool> isLog)
    {
        var fields = new Fields(json);
        if (fields.Number("x") is not { } x || fields.Number("y") is not { } y)
            return null;
        var xRef = fields.Text("xref") ?? "x";
        var yRef = fields.Text("yref") ?? "y";
        (double X, double Y)? from = null;
        if (json["axref"] is not null || json["ayref"] is not null)
        {
            if (fields.Text("axref") != xRef || fields.Text("ayref") != yRef || fields.Number("ax") is not { } ax || fields.Number("ay") is not { } ay)
                return null;
            from = (isLog(xRef) ? Math.Pow(10, ax) : ax, isLog(yRef) ? Math.Pow(10, ay) : ay);
        }

        return new()
        {
            Text = fields.Text("text") ?? "",
            XRef = xRef,
            YRef = yRef,
            X = isLog(xRef) ? Math.Pow(10, x) : x,
            Y = isLog(yRef) ? Math.Pow(10, y) : y,
            HasArrow = fields.Flag("showarrow"),
            Right = fields.Number("ax"),
            Below = fields.Number("ay"),
            XAnchor = fields.Text("xanchor"),
            YAnchor = fields.Text("yanchor"),
            Size = fields.Number("font.size"),
            Angle = fields.Number("textangle"),
            ShiftRight = fields.Number("xshift"),
            ShiftUp = fields.Number("yshift"),
            From = from,
            ArrowColor = fields.Text("arrowcolor"),
            Extra = fields.Rest(),
        };
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
