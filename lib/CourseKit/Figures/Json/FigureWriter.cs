using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CourseKit.Figures.Svg;

namespace CourseKit.Figures.Json;

/// <summary>Writes a figure in Plotly's schema, properties always in the same order.</summary>
internal static class FigureWriter
{
    // Letters of all languages stay readable; < > & are escaped, so that the JSON may stand in a script element.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(Figure figure, Rounding rounding) => Write(ToJson(figure, rounding));

    internal static string Write(JsonObject json) => json.ToJsonString(Options);

    internal static JsonObject ToJson(Figure figure, Rounding rounding)
    {
        var json = new JsonObject
        {
            ["data"] = new JsonArray([.. figure.Traces.Select(trace => trace.ToJson(rounding))]),
            ["layout"] = Layout(figure, rounding),
        };
        if (figure.Frames.Count > 0)
            json["frames"] = new JsonArray([.. figure.Frames.Select(frame => frame.ToJson(rounding))]);
        return json.Merge(figure.Extra);
    }

    private static JsonObject Layout(Figure figure, Rounding rounding)
    {
        var layout = figure.Layout;
        var json = new JsonObject().Set("title.text", layout.Title).Set("barmode", layout.BarMode).Set("showlegend", layout.HasLegend);
        // A figure from elsewhere may leave an axis unsaid, or say one that only Plotly draws on; one of ours is always titled.
        var titled = layout.HouseStyle && figure.HasPlane();
        foreach (var n in figure.XNumbers().Where(n => titled || layout.XAxes.ContainsKey(n)))
            json[AxisName.Key("xaxis", n)] = layout.X(n).ToJson(rounding, figure.DefaultTitle('x', n), Frozen(figure, 'x', n));
        foreach (var n in figure.YNumbers().Where(n => titled || layout.YAxes.ContainsKey(n)))
            json[AxisName.Key("yaxis", n)] = layout.Y(n).ToJson(rounding, figure.DefaultTitle('y', n), Frozen(figure, 'y', n));

        foreach (var n in figure.SceneNumbers().Where(n => layout.HouseStyle || layout.Scenes.ContainsKey(n)))
        {
            var scene = layout.Scene(n).ToJson(rounding, titled: layout.HouseStyle);
            json[AxisName.Key("scene", n)] = layout.HouseStyle ? scene.Merge(HouseStyle.View(many: figure.SceneNumbers().Skip(1).Any())) : scene;
        }

        if (layout.Shapes.Count > 0)
            json["shapes"] = new JsonArray([.. layout.Shapes.Select(shape => shape.ToJson(rounding))]);
        if (layout.Annotations.Count > 0)
        {
            json["annotations"] = new JsonArray([.. layout.Annotations.Select(note =>
                note.ToJson(rounding, layout.IsLog(note.XRef), layout.IsLog(note.YRef)))]);
        }

        if (figure.Frames.Count > 0 && figure.Parameter is not null && !layout.Extra.ContainsKey("sliders"))
            json.Merge(Controls(figure));
        json.Set("width", rounding.Number(layout.Width)).Set("height", rounding.Number(layout.HouseStyle ? figure.DrawnHeight() : layout.Height))
            .Set("meta.caption", layout.Caption).Set("meta.alt", layout.Alt).Set("meta.multiples", layout.IsMultiples ? true : null);
        if (layout.HouseStyle && layout.Extra.Get("margin.t") is null)
            json.Set("margin.t", rounding.Number(figure.HeadRoom()));
        if (layout.Room is { } room)
            json.Set("margin.l", rounding.Number(room.Left)).Set("margin.b", rounding.Number(room.Below));
        json.Merge(layout.Extra);
        if (layout.HouseStyle && !json.ContainsKey("template"))
            json["template"] = HouseStyle.Template();
        return json;
    }

    // Plotly does not widen axes while an animation plays, so they span all frames from the start.
    private static (double Low, double High)? Frozen(Figure figure, char letter, int number)
        => figure.Frames.Count == 0 || figure.Parameter is null ? null
            : AxisRange.Of(figure, letter, number) is { Categories: null } range ? (range.Low, range.High) : null;

    /// <summary>The slider and the buttons of an animation.</summary>
    internal static JsonObject Controls(Figure figure)
    {
        var json = new JsonObject();

        // Without a redraw Plotly moves lines only, and drops the contours below them.
        var redraw = figure.EverShown().Any(t => t is not ScatterTrace);
        var pause = (int)Math.Clamp(6000.0 / figure.Frames.Count, 40, 800);
        var steps = figure.Frames.Select(frame => (JsonNode)new JsonObject
        {
            ["label"] = frame.Name,
            ["method"] = "animate",
            ["args"] = new JsonArray(new JsonArray(frame.Name), Play(0, redraw)),
        });
        json["sliders"] = new JsonArray(new JsonObject
        {
            ["active"] = Styling.ShownFrame(figure.Frames),
            // At the right end: on the left it would stand over the buttons where the figure is narrow.
            ["currentvalue"] = new JsonObject { ["prefix"] = figure.Parameter + " = ", ["xanchor"] = "right" },
            ["x"] = 0.16,
            ["len"] = 0.84,
            ["pad"] = new JsonObject { ["t"] = 52 },
            ["steps"] = new JsonArray([.. steps]),
        });
        json["updatemenus"] = new JsonArray(new JsonObject
        {
            ["type"] = "buttons",
            ["direction"] = "left",
            ["showactive"] = false,
            ["x"] = 0,
            ["xanchor"] = "left",
            ["y"] = 0,
            ["yanchor"] = "top",
            ["pad"] = new JsonObject { ["t"] = 66 },
            ["buttons"] = new JsonArray(
                new JsonObject { ["label"] = "▶", ["method"] = "animate", ["args"] = new JsonArray(null, Play(pause, redraw)) },
                new JsonObject { ["label"] = "❚❚", ["method"] = "animate", ["args"] = new JsonArray(new JsonArray((JsonNode?)null), Play(0, redraw)) }),
        });
        return json;
    }

    private static JsonObject Play(int duration, bool redraw) => new()
    {
        ["mode"] = "immediate",
        ["frame"] = new JsonObject { ["duration"] = duration, ["redraw"] = redraw },
        ["transition"] = new JsonObject { ["duration"] = 0 },
    };
}
