using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace CourseKit.PlotlyNet.Conversion;

/// <summary>Makes a chart of a figure's JSON.</summary>
internal static class ChartReader
{
    public static GenericChart Read(JsonObject figure)
    {
        var traces = ListModule.OfSeq(figure["data"]!.AsArray().Select(trace => Trace(trace!.AsObject())));
        var layout = new Layout();
        ObjectReader.Fill(layout, "layout", figure["layout"] as JsonObject ?? []);
        var config = new Config();
        ObjectReader.Fill(config, "config", figure[Luggage.Config] as JsonObject ?? []);

        var rest = new JsonObject(figure.Where(property => property.Key is not ("data" or "layout" or Luggage.Config))
            .Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));
        if (rest.Count > 0)
            layout.SetValue(Luggage.Name, ObjectReader.Value("luggage", Luggage.Name, rest));

        return traces.Length == 1
            ? GenericChart.NewChart(traces.Head, layout, config, Display())
            : GenericChart.NewMultiChart(traces, layout, config, Display());
    }

    private static Trace Trace(JsonObject json)
    {
        var trace = ObjectTypes.Trace(json["type"] is JsonValue type && type.TryGetValue<string>(out var name) ? name : "scatter");
        ObjectReader.Fill(trace, "trace", json);
        return trace;
    }

    // Plotly.NET's functions write into the options they are given: the defaults themselves must not be handed out.
    private static DisplayOptions Display()
    {
        var options = new DisplayOptions();
        Defaults.DefaultDisplayOptions.CopyDynamicPropertiesTo(options);
        return options;
    }
}
