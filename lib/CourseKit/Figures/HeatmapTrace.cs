using System.Globalization;
using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>A coloured cell for each value; with a grey scale, an image. Plotly's <c>heatmap</c>.</summary>
public sealed record HeatmapTrace : GridTrace
{
    /// <inheritdoc/>
    public override string Type => "heatmap";

    /// <summary>What each cell says, row by row; null leaves them blank.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? CellTexts { get; init; }

    private protected override double Reach => 0.5;

    internal static new HeatmapTrace Read(Fields fields)
    {
        var texts = fields.Says("texttemplate", "%{text}") ? fields.TextGrid("text") : null;
        if (texts is not null)
            fields.Text("texttemplate");
        return (HeatmapTrace)((GridTrace)new HeatmapTrace { CellTexts = texts }).Read(fields);
    }

    internal override bool Fits => base.Fits && (CellTexts is null || (CellTexts.Count == Rows && CellTexts.All(row => row.Count == Columns)));

    internal override void Write(JsonObject json, Rounding rounding)
    {
        base.Write(json, rounding);
        if (CellTexts is not null)
        {
            json.Set("text", new JsonArray([.. CellTexts.Select(row => (JsonNode)new JsonArray([.. row.Select(text => (JsonNode)text)]))]))
                .Set("texttemplate", "%{text}");
        }
    }

    internal HeatmapTrace WithTexts(string format)
        => this with
        {
            CellTexts = [.. Enumerable.Range(0, Rows).Select(i => (IReadOnlyList<string>)[.. Enumerable.Range(0, Columns).Select(j =>
                double.IsFinite(Z[i, j]) ? Numbers.Minus(Z[i, j].ToString(format, CultureInfo.InvariantCulture)) : "")])],
        };
}
