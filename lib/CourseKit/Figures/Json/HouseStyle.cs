using System.Text.Json.Nodes;

namespace CourseKit.Figures.Json;

/// <summary>
/// The template of every figure made here: clear paper, quiet grid, legend above, middle tones that read on white and
/// on dark pages alike. In HTML the script puts the page's own tones in their place.
/// </summary>
internal static class HouseStyle
{
    private const string Source = """
        {
          "layout": {
            "font": { "family": "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif", "size": 13, "color": "#757575" },
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": { "l": 56, "r": 16, "t": 44, "b": 48 },
            "modebar": { "bgcolor": "rgba(0,0,0,0)", "color": "#8a8a8a", "activecolor": "#1f82cc" },
            "title": { "x": 0.01, "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top", "pad": { "t": 10 }, "font": { "size": 16, "weight": 600 } },
            "legend": { "orientation": "h", "x": 0, "xanchor": "left", "y": 1.01, "yanchor": "bottom", "bgcolor": "rgba(0,0,0,0)" },
            "hovermode": "closest",
            "separators": ".",
            "bargap": 0.2,
            "xaxis": {
              "gridcolor": "rgba(128,128,128,0.22)", "zeroline": false, "showline": true, "linecolor": "rgba(128,128,128,0.7)",
              "ticks": "outside", "ticklen": 4, "tickcolor": "rgba(128,128,128,0.7)", "automargin": true,
              "exponentformat": "power", "minexponent": 5, "title": { "standoff": 8, "font": { "size": 14 } }
            },
            "scene": {
              "xaxis": { "gridcolor": "rgba(128,128,128,0.4)", "zeroline": false, "showbackground": false, "nticks": 6, "tickfont": { "size": 11 }, "exponentformat": "power" }
            },
            "annotationdefaults": { "arrowhead": 2, "arrowwidth": 1.2 }
          },
          "data": {
            "heatmap": [{ "colorbar": { "thickness": 14, "outlinewidth": 0, "exponentformat": "power", "minexponent": 5, "title": { "side": "top", "font": { "size": 12.5 } } } }]
          }
        }
        """;

    private static readonly JsonObject Whole = Build();

    /// <summary>From where a scene is seen, and its shape. Plotly fails when a template says the shape, so the scene does.</summary>
    /// <param name="many">Whether it is one of several: titles and ticks keep their size in a small scene, so they need a view from further off.</param>
    public static JsonObject View(bool many) => new JsonObject()
        .Set("camera.eye.x", many ? -1.52 : -1.17).Set("camera.eye.y", many ? -1.69 : -1.3).Set("camera.eye.z", many ? 1.07 : 0.82)
        .Set("aspectmode", "manual").Set("aspectratio.x", 1).Set("aspectratio.y", 1).Set("aspectratio.z", 0.7);

    public static JsonObject Template() => (JsonObject)Whole.DeepClone();

    // What holds for one axis or one trace with a colour bar holds for its like.
    private static JsonObject Build()
    {
        var template = JsonNode.Parse(Source)!.AsObject();
        var layout = template["layout"]!.AsObject();
        layout["colorway"] = new JsonArray([.. Palette.Colors.Select(c => (JsonNode)c)]);
        layout["yaxis"] = layout["xaxis"]!.DeepClone();
        var scene = layout["scene"]!.AsObject();
        scene["yaxis"] = scene["xaxis"]!.DeepClone();
        scene["zaxis"] = scene["xaxis"]!.DeepClone();
        var data = template["data"]!.AsObject();
        data["contour"] = data["heatmap"]!.DeepClone();
        data["surface"] = data["heatmap"]!.DeepClone();
        data["bar"] = new JsonArray(new JsonObject { ["error_x"] = new JsonObject { ["color"] = Palette.MidText }, ["error_y"] = new JsonObject { ["color"] = Palette.MidText } });
        data["scatter"] = new JsonArray(new JsonObject { ["marker"] = data["heatmap"]![0]!.DeepClone() });
        return template;
    }
}
