using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Figures.Json;

/// <summary>Reads a figure in Plotly's schema and keeps what it does not know.</summary>
internal static class FigureReader
{
    public static Figure Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false });
            // Texts are decoded where they are read; half of a character in one would be found too late.
            root?.ToJsonString();
        }
        catch (JsonException e)
        {
            // A property that comes twice has no place.
            var place = e.LineNumber is null ? "" : Invariant($" at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
            throw new FormatException($"a figure's JSON is broken{place}: {OneLine(e.Message)}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new FormatException("a figure's JSON is broken: a text in it holds half of a character (one surrogate without the other)", e);
        }

        if (root is not JsonObject figure || figure["data"] is not JsonArray data)
            throw new FormatException("a figure must be a JSON object with an array 'data', got " + Shown(root));
        if (data.FirstOrDefault(trace => trace is not JsonObject) is var odd && data.Any(trace => trace is not JsonObject))
            throw new FormatException("each entry of a figure's 'data' must be an object, got " + Shown(odd));
        var fields = new Fields(figure);
        var traces = fields.Array("data")!.Select(trace => Trace.Read(trace!.AsObject())).ToArray();
        var layout = Layout(fields.Object("layout") ?? []);
        var frames = figure["frames"] is JsonArray { Count: > 0 } list && list.All(frame => frame is JsonObject) ? fields.Array("frames")! : [];
        var read = new Figure
        {
            Traces = traces,
            Layout = layout,
            Frames = [.. frames.Select((frame, i) => Frame.Read(frame!.AsObject(), i))],
            Extra = fields.Rest(),
        };
        return WithOwnControls(read);
    }

    // A slider and buttons that this library would write itself need not be kept.
    private static Figure WithOwnControls(Figure figure)
    {
        if (figure.Frames.Count == 0 || figure.Layout.Extra["sliders"] is not JsonArray { Count: > 0 } sliders
            || sliders[0] is not JsonObject slider || slider.Get("currentvalue.prefix") is not JsonValue value
            || !value.TryGetValue<string>(out var prefix) || !prefix.EndsWith(" = ", StringComparison.Ordinal))
        {
            return figure;
        }

        var named = figure with { Parameter = prefix[..^3] };
        var own = FigureWriter.Controls(named);
        var extra = (JsonObject)figure.Layout.Extra.DeepClone();
        foreach (var (name, control) in own)
        {
            if (!JsonNode.DeepEquals(extra[name], control))
                return figure;
            extra.Remove(name);
        }

        return named with { Layout = figure.Layout with { Extra = extra } };
    }

    private static Layout Layout(JsonObject json)
    {
        var fields = new Fields(json);
        var layout = new Layout
        {
            Title = fields.Text("title.text") ?? fields.Text("title"),
            BarMode = fields.Text("barmode"),
            HasLegend = fields.Flag("showlegend"),
            Width = fields.Number("width"),
            Height = fields.Number("height"),
            Caption = fields.Text("meta.caption"),
            Alt = fields.Text("meta.alt"),
            XAxes = Numbered(fields, "xaxis", Axis.Read),
            YAxes = Numbered(fields, "yaxis", Axis.Read),
            Scenes = Numbered(fields, "scene", Scene.Read),
            HouseStyle = false,
        };
        if (json["template"] is JsonObject template && JsonNode.DeepEquals(template, HouseStyle.Template()))
        {
            fields.Object("template");
            layout = layout with { HouseStyle = true };
        }

        // A list that holds something unknown is kept whole: half of it drawn would mislead.
        if (All(json["shapes"], Shape.Read) is { } shapes)
        {
            fields.Array("shapes");
            layout = layout with { Shapes = shapes };
        }

        if (All(json["annotations"], note => Annotation.Read(note, layout.IsLog)) is { } notes)
        {
            fields.Array("annotations");
            layout = layout with { Annotations = notes };
        }

        return layout with { Extra = fields.Rest() };
    }

    private static ImmutableSortedDictionary<int, T> Numbered<T>(Fields fields, string stem, Func<JsonObject, T> read)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<int, T>();
        foreach (var name in fields.Names)
        {
            if (AxisName.Number(name, stem) is { } number && fields.Object(name) is { } json)
                found[number] = read(json);
        }

        return found.ToImmutable();
    }

    private static T[]? All<T>(JsonNode? list, Func<JsonObject, T?> read)
        where T : class
    {
        if (list is not JsonArray array || !array.All(item => item is JsonObject))
            return null;
        var items = array.Select(item => read((JsonObject)item!.DeepClone())).ToArray();
        return items.Any(item => item is null) ? null : [.. items.OfType<T>()];
    }

    // The message repeats what was not understood, which may be all of it.
    private static string OneLine(string message)
        => string.Concat((message.Length > 200 ? message[..200] + "…" : message).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c));

    private static string Shown(JsonNode? node)
        => node?.ToJsonString() is { } text ? text.Length > 60 ? text[..60] + "…" : text : "null";
}
