using System.Text.Json.Nodes;

namespace CourseKit.Figures.Html;

/// <summary>
/// Frames of an animation as what differs from the traces that stand still: a path that has come half its way is a
/// number of points, not all of them again. The script puts the frames together.
/// </summary>
internal static class FrameChanges
{
    public static JsonObject Of(JsonObject figure)
    {
        if (figure["data"] is not JsonArray data || figure["frames"] is not JsonArray frames)
            return figure;
        foreach (var frame in frames.OfType<JsonObject>())
        {
            if (frame["data"] is not JsonArray traces || frame["traces"] is not JsonArray places)
                continue;
            for (var i = 0; i < Math.Min(traces.Count, places.Count); i++)
            {
                if (traces[i] is JsonObject trace && (int?)places[i] is { } place && place >= 0 && place < data.Count && data[place] is JsonObject still)
                    Shorten(trace, still);
            }
        }

        return figure;
    }

    private static void Shorten(JsonObject trace, JsonObject still)
    {
        // What the frame lacks would be taken from the trace that stands.
        if (still.Any(property => !trace.ContainsKey(property.Key)))
            return;
        if (trace["x"] is JsonArray x && trace["y"] is JsonArray y && still["x"] is JsonArray allX && still["y"] is JsonArray allY
            && x.Count == y.Count && x.Count < allX.Count && Starts(x, allX) && Starts(y, allY))
        {
            trace.Remove("x");
            trace.Remove("y");
            trace["n"] = x.Count;
        }

        foreach (var (name, value) in still)
        {
            if (trace.TryGetPropertyValue(name, out var mine) && JsonNode.DeepEquals(mine, value))
                trace.Remove(name);
        }
    }

    private static bool Starts(JsonArray part, JsonArray whole)
    {
        for (var i = 0; i < part.Count; i++)
        {
            if (!JsonNode.DeepEquals(part[i], whole[i]))
                return false;
        }

        return true;
    }
}
