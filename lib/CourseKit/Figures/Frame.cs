using System.Text.Json.Nodes;
using CourseKit.Figures.Json;

namespace CourseKit.Figures;

/// <summary>One picture of an animation: traces that take the place of some of the figure's.</summary>
/// <param name="Name">What the slider shows, <c>step 3</c>; each frame its own.</param>
/// <param name="Traces">The traces of this frame.</param>
/// <param name="Places">For each trace, the index of the figure's trace that it replaces.</param>
public sealed record Frame(string Name, IReadOnlyList<Trace> Traces, IReadOnlyList<int> Places)
{
    internal JsonObject Extra { get; init; } = [];

    internal JsonObject ToJson(Rounding rounding)
        => new JsonObject()
            .Set("name", Name)
            .Set("data", new JsonArray([.. Traces.Select(trace => trace.ToJson(rounding))]))
            .Set("traces", new JsonArray([.. Places.Select(place => (JsonNode)place)]))
            .Merge(Extra);

    internal static Frame Read(JsonObject json, int index)
    {
        var fields = new Fields(json);
        var data = fields.Array("data") ?? [];
        var places = fields.Numbers("traces");
        return new(
            fields.Text("name") ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [.. data.OfType<JsonObject>().Select(Trace.Read)],
            places is null ? [.. Enumerable.Range(0, data.Count)] : [.. places.Select(p => (int)p)])
        {
            Extra = fields.Rest(),
        };
    }
}
