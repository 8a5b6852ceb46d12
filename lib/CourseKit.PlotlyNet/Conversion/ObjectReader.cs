using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.PlotlyNet.Conversion;

/// <summary>Puts JSON into Plotly.NET's objects, each property under its name.</summary>
internal static class ObjectReader
{
    /// <summary>Sets all properties.</summary>
    /// <param name="target">What gets them.</param>
    /// <param name="kind">Its name in <see cref="ObjectTypes"/>.</param>
    /// <param name="json">The properties.</param>
    public static void Fill(DynamicObj.DynamicObj target, string kind, JsonObject json)
    {
        foreach (var (name, value) in json)
            target.SetValue(name, Value(kind, name, value));
    }

    /// <summary>One value: an object of Plotly.NET where it has a type for it, else a plain one.</summary>
    public static object? Value(string kind, string name, JsonNode? json) => json switch
    {
        null => null,
        JsonObject inner => Object(kind, name, inner),
        JsonArray array => Array(kind, name, array),
        _ => json.GetValueKind() switch
        {
            JsonValueKind.Number => Number(json),
            JsonValueKind.String => json.GetValue<string>(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        },
    };

    private static DynamicObj.DynamicObj Object(string kind, string name, JsonObject json)
    {
        var (made, own) = ObjectTypes.Of(kind, name);
        Fill(made, own, json);
        return made;
    }

    private static object Array(string kind, string name, JsonArray array)
    {
        if (array.Count > 0 && array.All(item => item is JsonObject))
        {
            // Plotly.NET asks for sequences of the very type: shapes for a sequence of Shape.
            var objects = array.Select(item => Object(kind, name, item!.AsObject())).ToArray();
            var typed = System.Array.CreateInstance(objects[0].GetType(), objects.Length);
            objects.CopyTo(typed, 0);
            return typed;
        }

        if (array.Count > 0 && array.All(item => item?.GetValueKind() == JsonValueKind.Number))
            return array.Select(item => item!.GetValue<double>()).ToArray();
        if (array.Count > 0 && array.All(item => item?.GetValueKind() == JsonValueKind.String))
            return array.Select(item => item!.GetValue<string>()).ToArray();
        return array.Select(item => Value(kind, name, item)).ToArray();
    }

    // Sizes and counts are whole numbers in Plotly.NET, and are asked for as such.
    private static object Number(JsonNode json)
        => json.AsValue().TryGetValue<int>(out var whole) ? whole : json.GetValue<double>();
}
