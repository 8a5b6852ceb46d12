using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Layers;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A network in a stored model: layers, parameters, statistics, streams, how many layers are frozen.</summary>
internal static class NetworkStorage
{
    internal static void Write(ModelWriter writer, Network network)
    {
        writer.Header["network"] = new JsonObject
        {
            ["input"] = RecipeWriter.Shape(network.Input),
            ["precision"] = network.Precision.ToString(),
            ["frozen"] = network.Frozen,
            ["layers"] = new JsonArray([.. network.Layers.Select(layer => RecipeWriter.Of(layer))]),
            ["streams"] = new JsonArray([.. network.Layers.Select((_, place) => RecipeWriter.Stream(network.RandomOf(place).State))]),
        };
        for (var layer = 0; layer < network.Layers.Count; layer++)
        {
            foreach (var (name, matrix) in ParameterNames(layer, network.Specs[layer]).Zip(network.ParametersOf(layer)))
                writer.Add(name, matrix);
            foreach (var (name, vector) in StatisticNames(layer, network.Layers[layer].Statistics(network.Shapes[layer])).Zip(network.StatisticsOf(layer)))
                writer.Add(name, vector);
        }
    }

    /// <summary>The network that a file describes. Shapes are compared with the tensors that came before anything of their size is made.</summary>
    internal static Network Read(ModelReader reader)
    {
        var (json, precision) = Part(reader);
        var layers = ModelReader.Guarded(reader.Name, "network", () => json.GetProperty("layers").EnumerateArray().Select((layer, place) => ReadLayer(reader, layer, place)).ToList());
        var input = ModelReader.Guarded(reader.Name, "network", () => RecipeReader.Shape(json.GetProperty("input")).Checked("network"));
        var shape = input;
        for (var place = 0; place < layers.Count; place++)
        {
            var (layer, before) = (layers[place], shape);
            shape = ModelReader.Guarded(reader.Name, Invariant($"layer {place}"), () =>
            {
                var (parameters, statistics) = (layer.Parameters(before), layer.Statistics(before));
                foreach (var (name, spec) in ParameterNames(place, parameters).Zip(parameters))
                    reader.Tensor(name, spec.Shape.Rows, spec.Shape.Columns, precision);
                foreach (var (name, spec) in StatisticNames(place, statistics).Zip(statistics))
                    reader.Tensor(name, 1, spec.Length, precision);
                return layer.OutputShape(before).Checked(layer.Name);
            });
        }

        var network = ModelReader.Guarded(reader.Name, "network", () => Network.Blank(input, layers, precision));
        Fill(reader, network);
        return network;
    }

    /// <summary>Fills a network that code has built; nothing is written unless all of it fits.</summary>
    internal static void ReadInto(ModelReader reader, Network network)
    {
        var (json, precision) = Part(reader);
        if (precision != network.Precision)
            throw new ModelFormatException(reader.Name, "network", $"its precision is {precision}, that of the network to load into {network.Precision}: both must be the same");
        var names = ModelReader.Guarded(reader.Name, "network", () => json.GetProperty("layers").EnumerateArray().Select(layer => layer.GetRawText()).ToList());
        if (names.Count != network.Layers.Count)
            throw new ModelFormatException(reader.Name, "network", $"it has {names.Count} layers, the network to load into {network.Layers.Count}: both must have the same");
        for (var layer = 0; layer < names.Count; layer++)
        {
            var here = RecipeWriter.Of(network.Layers[layer])!.ToJsonString(RecipeWriter.Options);
            if (!RecipeReader.Agree(reader.Name, Invariant($"layer {layer}"), JsonDocument.Parse(names[layer]).RootElement, JsonDocument.Parse(here).RootElement))
                throw new ModelFormatException(reader.Name, Invariant($"layer {layer}"), $"it is {names[layer]} in the file, and {here} in the network to load into: both must be the same");
        }

        Fill(reader, network);
    }

    private static (JsonElement Json, Precision Precision) Part(ModelReader reader)
        => ModelReader.Guarded(reader.Name, "network", () =>
        {
            var json = reader.Header.GetProperty("network");
            return (json, json.GetProperty("precision").GetString() == nameof(Precision.Single) ? Precision.Single : Precision.Double);
        });

    private static Layer ReadLayer(ModelReader reader, JsonElement json, int place)
        => ModelReader.Guarded(reader.Name, Invariant($"layer {place}"), () => RecipeReader.Of<Layer>(json));

    private static void Fill(ModelReader reader, Network network)
    {
        var (json, precision) = Part(reader);
        var (frozen, streams) = ModelReader.Guarded(reader.Name, "network", () =>
        {
            var frozen = json.GetProperty("frozen").GetInt32();
            if (frozen < 0 || frozen > network.Layers.Count)
                throw new FormatException(Invariant($"frozen layers must be 0 … {network.Layers.Count}, got {frozen}"));
            return (frozen, json.GetProperty("streams").EnumerateArray().Select(RecipeReader.Stream).ToList());
        });
        if (streams.Count != network.Layers.Count)
            throw new ModelFormatException(reader.Name, "network", $"there are {streams.Count} random streams and {network.Layers.Count} layers: there must be one a layer");
        var copies = new List<(Storage From, Storage To)>();
        for (var layer = 0; layer < network.Layers.Count; layer++)
        {
            foreach (var (name, matrix) in ParameterNames(layer, network.Specs[layer]).Zip(network.ParametersOf(layer)))
                copies.Add((reader.Tensor(name, matrix.Rows, matrix.Columns, precision), matrix.Elements));
            foreach (var (name, vector) in StatisticNames(layer, network.Layers[layer].Statistics(network.Shapes[layer])).Zip(network.StatisticsOf(layer)))
                copies.Add((reader.Tensor(name, 1, vector.Length, precision), vector.Elements));
        }

        foreach (var (from, to) in copies)
            from.CopyTo(to);
        for (var layer = 0; layer < streams.Count; layer++)
            network.RandomOf(layer).State = streams[layer];
        network.Frozen = frozen;
    }

    private static IEnumerable<string> ParameterNames(int layer, IReadOnlyList<ParameterSpec> specs) => Names(layer, [.. specs.Select(spec => spec.Name)]);

    private static IEnumerable<string> StatisticNames(int layer, IReadOnlyList<StatisticSpec> specs) => Names(layer, [.. specs.Select(spec => spec.Name)]);

    // "layer 2/W"; a name that comes twice in a layer gets a number.
    private static IEnumerable<string> Names(int layer, string[] names)
        => names.Select((name, place) => names.Take(place).Count(earlier => earlier == name) is > 0 and var count ? Invariant($"layer {layer}/{name} {count + 1}") : Invariant($"layer {layer}/{name}"));
}
