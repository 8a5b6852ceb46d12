using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Figures.Json;

/// <summary>
/// Takes known properties out of a JSON object, by dotted path; <see cref="Rest"/> is what nobody understood and must
/// be kept. A property whose value has an unexpected form is left in the rest.
/// </summary>
internal sealed class Fields(JsonObject json)
{
    public string? Text(string path)
        => Take(path, node => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null);

    public bool? Flag(string path)
        => Take<object>(path, node => node is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null) as bool?;

    public double? Number(string path) => Take<object>(path, node => NumberOf(node)) as double?;

    public (double Low, double High)? Pair(string path) => Take<object>(path, PairOf) as (double, double)?;

    public double[]? Numbers(string path) => Take(path, NumbersOf);

    public Values? Values(string path) => Take(path, ValuesOf);

    public double[,]? Grid(string path) => Take(path, GridOf);

    public string?[]? Labels(string path)
        => Take(path, node => node is JsonArray array && array.All(item => item is null || Kind(item) == JsonValueKind.String)
            ? array.Select(item => item?.GetValue<string>()).ToArray() : null);

    public IReadOnlyList<IReadOnlyList<string>>? TextGrid(string path)
        => Take(path, node => node is JsonArray rows && rows.All(row => row is JsonArray cells && cells.All(c => c is not null && Kind(c) == JsonValueKind.String))
            ? rows.Select(row => (IReadOnlyList<string>)[.. row!.AsArray().Select(c => c!.GetValue<string>())]).ToArray() : null);

    /// <summary>The lengths of error bars that the data give; those that Plotly computes stay.</summary>
    public double[]? ErrorBars(string path)
    {
        if (!Says(path + ".type", "data") || Numbers(path + ".array") is not { } lengths)
            return null;
        Text(path + ".type");
        return lengths;
    }

    public JsonObject? Object(string path) => Take(path, node => node as JsonObject);

    public JsonArray? Array(string path) => Take(path, node => node as JsonArray);

    public int? AxisNumber(string path, char letter)
        => Take<object>(path, node => node is JsonValue value && value.TryGetValue<string>(out var text)
            ? AxisName.Number(text, letter.ToString()) : null) as int?;

    public int SceneNumber()
        => Take<object>("scene", node => node is JsonValue value && value.TryGetValue<string>(out var text)
            ? AxisName.Number(text, "scene") : null) as int? ?? 1;

    public IEnumerable<string> Names => [.. json.Select(property => property.Key)];

    public JsonObject Rest() => (JsonObject)json.DeepClone();

    /// <summary>Whether there is a property, understood or not.</summary>
    public bool Has(string path) => json.Get(path) is not null;

    /// <summary>Whether a property is this text; it stays where it is.</summary>
    public bool Says(string path, string text) => json.Get(path) is JsonValue value && value.TryGetValue<string>(out var said) && said == text;

    /// <summary>What a reader of one's own makes of a property; where that is null, it stays.</summary>
    public T? As<T>(string path, Func<JsonNode, T?> read)
        where T : class
        => Take(path, read);

    /// <summary>Numbers that mean something together only: all of them, or null, and then all stay.</summary>
    public double[]? Together(params string[] paths)
        => paths.All(path => json.Get(path) is { } node && NumberOf(node) is not null) ? [.. paths.Select(path => Number(path)!.Value)] : null;

    private T? Take<T>(string path, Func<JsonNode, T?> read)
        where T : class
    {
        var names = path.Split('.');
        var parents = new List<JsonObject> { json };
        foreach (var name in names.AsSpan(0, names.Length - 1))
        {
            if (parents[^1][name] is not JsonObject inner)
                return null;
            parents.Add(inner);
        }

        if (parents[^1][names[^1]] is not { } node || read(node) is not { } value)
            return null;
        for (var i = parents.Count - 1; i >= 0; i--)
        {
            parents[i].Remove(names[i]);
            if (parents[i].Count > 0)
                break;
        }

        return value;
    }

    private static JsonValueKind Kind(JsonNode node) => node.GetValueKind();

    private static object? NumberOf(JsonNode node)
        => Kind(node) == JsonValueKind.Number && Parsed(node) is var number && double.IsFinite(number) ? number : null;

    // A number may come parsed (a literal of a document) or as any boxed type; text is common to both.
    private static double Parsed(JsonNode node)
        => double.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static object? PairOf(JsonNode node)
        => NumbersOf(node) is [var low, var high] && double.IsFinite(low) && double.IsFinite(high) ? (low, high) : null;

    private static double[]? NumbersOf(JsonNode node) => node switch
    {
        JsonArray array when array.All(item => item is null || Kind(item) == JsonValueKind.Number)
            => [.. array.Select(item => item is null ? double.NaN : Parsed(item))],
        JsonObject typed => TypedArray(typed),
        _ => null,
    };

    private static Values? ValuesOf(JsonNode node)
    {
        if (NumbersOf(node) is { } numbers)
            return Figures.Values.Of(numbers);
        return node is JsonArray array && array.All(item => item is null || Kind(item) == JsonValueKind.String)
            ? Figures.Values.OfLabels([.. array.Select(item => item?.GetValue<string>())])
            : null;
    }

    private static double[,]? GridOf(JsonNode node)
    {
        if (node is JsonObject typed)
            return TypedGrid(typed);
        if (node is not JsonArray rows)
            return null;
        var numbers = rows.Select(row => row is null ? null : NumbersOf(row)).ToArray();
        if (numbers.Length == 0)
            return new double[0, 0];
        if (numbers.Any(row => row is null || row.Length != numbers[0]!.Length))
            return null;
        return Filled(numbers.Length, numbers[0]!.Length, (i, j) => numbers[i]![j]);
    }

    private static double[,]? TypedGrid(JsonObject typed)
    {
        if (TypedArray(typed) is not { } flat || typed["shape"] is not JsonValue shape || !shape.TryGetValue<string>(out var text))
            return null;
        var sizes = text.Split(',', StringSplitOptions.TrimEntries);
        return sizes.Length == 2 && int.TryParse(sizes[0], CultureInfo.InvariantCulture, out var rows)
            && int.TryParse(sizes[1], CultureInfo.InvariantCulture, out var columns) && rows >= 0 && columns >= 0 && (long)rows * columns == flat.Length
                ? Filled(rows, columns, (i, j) => flat[(i * columns) + j])
                : null;
    }

    private static double[,] Filled(int rows, int columns, Func<int, int, double> value)
    {
        var grid = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                grid[i, j] = value(i, j);
        }

        return grid;
    }

    /// <summary>Plotly.py's base64 form of an array, <c>{"dtype":"f8","bdata":"…"}</c>.</summary>
    private static double[]? TypedArray(JsonObject typed)
    {
        if (typed["dtype"] is not JsonValue type || typed["bdata"] is not JsonValue data || !type.TryGetValue<string>(out var kind)
            || !data.TryGetValue<string>(out var base64))
        {
            return null;
        }

        var buffer = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, buffer, out var length))
            return null;
        var size = kind.Length == 2 ? kind[1] - '0' : 0;
        if (size is not (1 or 2 or 4 or 8) || length % size != 0)
            return null;
        var values = new double[length / size];
        for (var i = 0; i < values.Length; i++)
        {
            var at = buffer.AsSpan(i * size, size);
            double? value = kind switch
            {
                "f8" => BinaryPrimitives.ReadDoubleLittleEndian(at),
                "f4" => BinaryPrimitives.ReadSingleLittleEndian(at),
                "i4" => BinaryPrimitives.ReadInt32LittleEndian(at),
                "u4" => BinaryPrimitives.ReadUInt32LittleEndian(at),
                "i2" => BinaryPrimitives.ReadInt16LittleEndian(at),
                "u2" => BinaryPrimitives.ReadUInt16LittleEndian(at),
                "i1" => (sbyte)at[0],
                "u1" => at[0],
                _ => null,
            };
            if (value is null)
                return null;
            values[i] = value.Value;
        }

        return values;
    }
}
