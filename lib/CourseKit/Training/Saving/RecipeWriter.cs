using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Layers;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Writes what a network or a trainer consists of as JSON.</summary>
internal static class RecipeWriter
{
    internal static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A record of the library's tables with its type's name; anything else as what code must supply.</summary>
    internal static JsonNode? Of(object? value) => Of(value, value?.GetType() ?? typeof(object), named: true);

    internal static JsonNode Number(double value)
        => double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(value.ToString("R", CultureInfo.InvariantCulture));

    internal static JsonNode Stream(RandomState state)
        => new JsonArray([.. new[] { state.S0, state.S1, state.S2, state.S3 }.Select(word => (JsonNode)JsonValue.Create(word.ToString("x16", CultureInfo.InvariantCulture)))]);

    internal static JsonNode Shape(TensorShape shape) => new JsonArray(shape.Channels, shape.Height, shape.Width);

    private static JsonNode? Of(object? value, Type type, bool named)
        => value switch
        {
            null => null,
            bool flag => JsonValue.Create(flag),
            int number => JsonValue.Create(number),
            long number => JsonValue.Create(number),
            double number => Number(number),
            string text => JsonValue.Create(text),
            Enum choice => JsonValue.Create(choice.ToString()),
            TensorShape shape => Shape(shape),
            Padding padding => JsonValue.Create(padding.ToString()),
            Matrix matrix => new JsonArray([.. matrix.ToRows().Select(row => (JsonNode)new JsonArray([.. row.Select(Number)]))]),
            _ when Recipes.IsKnown(type) => Record(value, type, named),
            IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(item => Of(item, item?.GetType() ?? typeof(object), named: true))]),
            _ when Recipes.IsPlain(type) && !typeof(Delegate).IsAssignableFrom(type) && !named => Record(value, type, named: false),
            _ => new JsonObject { ["type"] = Recipes.FromCode, ["name"] = type.Name },
        };

    private static JsonObject Record(object value, Type type, bool named)
    {
        var json = new JsonObject();
        if (named)
            json["type"] = type.Name;
        foreach (var part in Recipes.Parts(type))
        {
            var declared = Nullable.GetUnderlyingType(part.PropertyType) ?? part.PropertyType;
            json[part.Name] = part.GetValue(value) is { } inner ? Of(inner, inner.GetType(), named: !Recipes.IsPlain(declared)) : null;
        }

        return json;
    }
}
