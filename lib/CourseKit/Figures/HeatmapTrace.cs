using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>A coloured cell for each value; with a grey scale, an image. Plotly's <c>heatmap</c>.</summary>
public sealed record HeatmapTrace : GridTrace
{
    /// <inheritdoc/>
    public override string Type => "heatmap";

    /// <summary>The format of .NET in which each cell shows its value; null shows none.</summary>
    public string? CellFormat { get; init; }

    private protected override double Reach => 0.5;

    internal static new HeatmapTrace Read(Fields fields) => (HeatmapTrace)((GridTrace)new HeatmapTrace()).Read(fields);

    internal override void Write(JsonObject json, Rounding rounding)
    {
        base.Write(json, rounding);
        if (CellFormat is null)
            return;
        var rows = new JsonArray();
        for (var i = 0; i < Rows; i++)
            rows.Add((JsonNode)new JsonArray([.. Enumerable.Range(0, Columns).Select(j => (JsonNode)CellText(i, j))]));
        json.Set("text", rows).Set("texttemplate", "%{text}");
    }

    internal string CellText(int row, int column)
        => double.IsFinite(Z[row, column])
            ? Numbers.Minus(Z[row, column].ToString(CellFormat, System.Globalization.CultureInfo.InvariantCulture)) : "";
}
