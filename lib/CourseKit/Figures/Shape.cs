using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Display;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>A reference line or a shaded region, drawn over the traces.</summary>
public sealed record Shape
{
    /// <summary>Plotly's shape type: <c>line</c> or <c>rect</c>.</summary>
    public string Type { get; init; } = "line";

    /// <summary>Horizontal ends, in the unit of <see cref="XRef"/>.</summary>
    public (double From, double To) X { get; init; }

    /// <summary>Vertical ends, in the unit of <see cref="YRef"/>.</summary>
    public (double From, double To) Y { get; init; }

    /// <summary>An axis (<c>x</c>: data values), or <c>x domain</c> or <c>paper</c> for fractions of the drawing.</summary>
    public string XRef { get; init; } = "x";

    /// <summary>An axis (<c>y</c>: data values), or <c>y domain</c> or <c>paper</c> for fractions of the drawing.</summary>
    public string YRef { get; init; } = "y";

    /// <summary>Text beside the shape; null is none.</summary>
    public string? Label { get; init; }

    /// <summary>Line colour; null is a grey readable on white and dark pages.</summary>
    public string? Color { get; init; }

    /// <summary>Plotly's dash style; null is solid.</summary>
    public string? Dash { get; init; }

    /// <summary>Line width in pixels; null is 2.</summary>
    public double? Width { get; init; }

    /// <summary>Fill colour of a region; null fills nothing.</summary>
    public string? Fill { get; init; }

    internal JsonObject Extra { get; init; } = [];

    internal JsonObject ToJson(Rounding rounding)
        => new JsonObject()
            .Set("type", Type).Set("xref", XRef).Set("yref", YRef)
            .Set("x0", rounding.Number(X.From)).Set("x1", rounding.Number(X.To))
            .Set("y0", rounding.Number(Y.From)).Set("y1", rounding.Number(Y.To))
            .Set("line.color", Color).Set("line.dash", Dash).Set("line.width", rounding.Number(Width)).Set("fillcolor", Fill)
            .Set("label.text", Label)
            .Merge(Extra);

    internal static Shape? Read(JsonObject json)
    {
        var fields = new Fields(json);
        if (json["type"] is not JsonValue type || !type.TryGetValue<string>(out var kind) || kind is not ("line" or "rect")
            || fields.Number("x0") is not { } x0 || fields.Number("x1") is not { } x1
            || fields.Number("y0") is not { } y0 || fields.Number("y1") is not { } y1)
        {
            return null;
        }

        return new()
        {
            Type = fields.Text("type")!,
            X = (x0, x1),
            Y = (y0, y1),
            XRef = fields.Text("xref") ?? "x",
            YRef = fields.Text("yref") ?? "y",
            Label = fields.Text("label.text"),
            Color = fields.Text("line.color"),
            Dash = fields.Text("line.dash"),
            Width = fields.Number("line.width"),
            Fill = fields.Text("fillcolor"),
            Extra = fields.Rest(),
        };
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
