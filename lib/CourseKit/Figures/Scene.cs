using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Display;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>A three-dimensional space with its three axes.</summary>
public sealed record Scene
{
    /// <summary>The axis to the right.</summary>
    public Axis X { get; init; } = new();

    /// <summary>The axis into the distance.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>The axis upwards.</summary>
    public Axis Z { get; init; } = new();

    /// <summary>Where across the drawing the scene lies, as fractions; null is all of it.</summary>
    public (double Low, double High)? DomainX { get; init; }

    /// <summary>Where up the drawing the scene lies, as fractions; null is all of it.</summary>
    public (double Low, double High)? DomainY { get; init; }

    internal JsonObject Extra { get; init; } = [];

    internal JsonObject ToJson(Rounding rounding, bool titled)
        => new JsonObject()
            .Set("xaxis", X.ToJson(rounding, titled ? "x" : null, null, saysNone: titled))
            .Set("yaxis", Y.ToJson(rounding, titled ? "y" : null, null, saysNone: titled))
            .Set("zaxis", Z.ToJson(rounding, titled ? "z" : null, null, saysNone: titled))
            .Set("domain.x", DomainX is { } x ? rounding.Pair(x) : null)
            .Set("domain.y", DomainY is { } y ? rounding.Pair(y) : null)
            .Merge(Extra);

    internal static Scene Read(JsonObject json)
    {
        var fields = new Fields(json);
        return new()
        {
            X = Axis.Read(fields.Object("xaxis") ?? []),
            Y = Axis.Read(fields.Object("yaxis") ?? []),
            Z = Axis.Read(fields.Object("zaxis") ?? []),
            DomainX = fields.Pair("domain.x"),
            DomainY = fields.Pair("domain.y"),
            Extra = fields.Rest(),
        };
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
