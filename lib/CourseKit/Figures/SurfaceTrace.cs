using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>Heights over a plane, seen from a corner. Plotly's <c>surface</c>.</summary>
public sealed record SurfaceTrace : GridTrace
{
    /// <inheritdoc/>
    public override string Type => "surface";

    /// <summary>The number of the three-dimensional scene, ≥ 1.</summary>
    public int Scene { get; init; } = 1;

    internal override bool IsSpatial => true;

    internal override string EndsLetter => "c";

    private protected override double Reach => 0;

    internal static new SurfaceTrace Read(Fields fields)
        => (SurfaceTrace)((GridTrace)new SurfaceTrace { Scene = fields.SceneNumber() }).Read(fields);

    internal override void Write(JsonObject json, Rounding rounding)
    {
        base.Write(json, rounding);
        json.Set("scene", Scene > 1 ? AxisName.Key("scene", Scene) : null);
    }
}
