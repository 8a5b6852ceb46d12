using System.Text.Json.Nodes;

namespace CourseKit.Figures.Json;

/// <summary>Reading and writing properties by dotted path, <c>line.color</c>.</summary>
internal static class JsonBuilding
{
    /// <summary>Sets a property; null leaves the object as it is.</summary>
    public static JsonObject Set(this JsonObject json, string path, JsonNode? value)
    {
        if (value is null)
            return json;
        var target = json;
        var names = path.Split('.');
        foreach (var name in names.AsSpan(0, names.Length - 1))
        {
            if (target[name] is not JsonObject inner)
                target[name] = inner = [];
            target = inner;
        }

        target[names[^1]] = value;
        return json;
    }

    /// <summary>A property; null where there is none, or what should hold it is no object.</summary>
    public static JsonNode? Get(this JsonObject json, string path)
    {
        JsonNode? node = json;
        foreach (var name in path.Split('.'))
            node = (node as JsonObject)?[name];
        return node;
    }

    /// <summary>Adds what another object has beyond this one, at any depth; what is there stays.</summary>
    public static JsonObject Merge(this JsonObject json, JsonObject extra)
    {
        foreach (var (name, value) in extra)
        {
            if (!json.TryGetPropertyValue(name, out var mine))
                json[name] = value?.DeepClone();
            else if (mine is JsonObject inner && value is JsonObject more)
                inner.Merge(more);
        }

        return json;
    }
}
