using System.Text.Json;
using System.Text.Json.Nodes;
using Plotly.NET;

namespace CourseKit.PlotlyNet.Conversion;

/// <summary>Writes a chart as a figure's JSON.</summary>
internal static class ChartWriter
{
    private const double LargestWhole = 1L << 53;

    /// <summary>Whether the chart comes from an animated figure.</summary>
    public static bool HasFrames(GenericChart chart)
        => GenericChart.getLayout(chart).TryGetTypedValue<DynamicObj.DynamicObj>(Luggage.Name) is { Value: { } luggage }
            && luggage.TryGetValue("frames") is not null;

    public static JsonObject Write(GenericChart chart)
    {
        var figure = (JsonObject)Spelled(JsonNode.Parse(GenericChart.toJson(chart)))!;
        if (figure[Luggage.Config] is JsonObject { Count: 0 })
            figure.Remove(Luggage.Config);
        if (figure["layout"] is not JsonObject layout || layout[Luggage.Name] is not JsonObject luggage)
            return figure;
        layout.Remove(Luggage.Name);
        foreach (var (name, value) in luggage)
            figure[name] = value?.DeepClone();
        return figure;
    }

    // Newtonsoft.Json writes 1 as 1.0 and a missing number as the text "NaN"; figures write 1 and null.
    private static JsonNode? Spelled(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(property => KeyValuePair.Create(property.Key, Spelled(property.Value)))),
        JsonArray array when array.All(item => item is null || item.GetValueKind() == JsonValueKind.Number || IsNotFinite(item))
            => new JsonArray([.. array.Select(item => IsNotFinite(item) ? null : Spelled(item))]),
        JsonArray array => new JsonArray([.. array.Select(Spelled)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() is var number
            => number == Math.Floor(number) && Math.Abs(number) <= LargestWhole && (number != 0 || !double.IsNegative(number))
                ? JsonValue.Create((long)number)
                : JsonValue.Create(number),
        _ => node?.DeepClone(),
    };

    private static bool IsNotFinite(JsonNode? node)
        => node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is ("NaN" or "Infinity" or "-Infinity");
}
