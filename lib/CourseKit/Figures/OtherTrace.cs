using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>
/// A trace that this library does not draw, kept as it came: Plotly draws it where it loads. Its kind is another (a pie, a
/// map), or its values do not fit together.
/// </summary>
public sealed record OtherTrace : Trace
{
    private readonly string _type;

    internal OtherTrace(string type) => _type = type;

    /// <inheritdoc/>
    public override string Type => _type;

    internal override void Write(JsonObject json, Rounding rounding)
    {
        if (Color is not null)
            json.Set("marker.color", Color);
    }

    internal override Extent XExtent(bool log) => Extent.None;

    internal override Extent YExtent(bool log) => Extent.None;
}
