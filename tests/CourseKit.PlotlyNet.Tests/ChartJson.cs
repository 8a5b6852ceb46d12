using System.Text.Json.Nodes;
using Plotly.NET;
using Figure = CourseKit.Figures.Figure;

namespace CourseKit.PlotlyNet.Tests;

/// <summary>
/// The JSON of charts and figures in one spelling, so that texts compare: names sorted, 1.0 as 1, and without what says
/// nothing to Plotly: empty objects, and the orientation that bars have anyway.
/// </summary>
internal static class ChartJson
{
    public static JsonObject Of(GenericChart chart) => (JsonObject)Spell(JsonNode.Parse(GenericChart.toJson(chart)))!;

    public static JsonObject Of(Figure figure) => (JsonObject)Spell(JsonNode.Parse(figure.ToPlotlyJson(17)))!;

    private static JsonNode? Spell(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Key, Spell(property.Value)))
            .Where(property => property.Value is not JsonObject { Count: 0 } && !(property is { Key: "orientation", Value: JsonValue value } && value.ToString() == "v"))),
        JsonArray array => new JsonArray([.. array.Select(Spell)]),
        JsonValue value when value.TryGetValue<double>(out var number) => JsonValue.Create(number),
        JsonValue value when value.TryGetValue<string>(out var text) && text == "NaN" => null,
        _ => node?.DeepClone(),
    };
}
