using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CourseKit.Layers;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>Makes what a <see cref="RecipeWriter"/> wrote, from the closed list of <see cref="Recipes"/>.</summary>
internal static class RecipeReader
{
    internal static T Of<T>(JsonElement json)
        where T : class
        => (T?)Of(json, typeof(T)) ?? throw new FormatException($"a {typeof(T).Name} is missing");

    internal static double Number(JsonElement json)
        => json.ValueKind == JsonValueKind.String
            ? json.GetString() switch
            {
                "NaN" => double.NaN,
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                var other => throw new FormatException($"a number must be finite, NaN, Infinity or -Infinity, got {other}"),
            }
            : json.GetDouble();

    internal static RandomState Stream(JsonElement json)
    {
        ulong[] words = [.. json.EnumerateArray().Select(word => ulong.Parse(word.GetString() ?? "", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];
        return words.Length == 4 && words.Any(word => word != 0)
            ? new RandomState(words[0], words[1], words[2], words[3])
            : throw new FormatException("the state of a random stream must be four words, not all 0");
    }

    internal static TensorShape Shape(JsonElement json)
    {
        int[] sizes = [.. json.EnumerateArray().Select(size => size.GetInt32())];
        return sizes.Length == 3 ? (sizes[0], sizes[1], sizes[2]) : throw new FormatException($"a shape must be channels, height and width, got {sizes.Length} numbers");
    }

    /// <summary>Whether two recipes say the same, apart from parts that the stored one does not know yet.</summary>
    internal static bool Agree(string file, string place, JsonElement stored, JsonElement now)
        => ModelReader.Guarded(file, place, () => Agree(stored, now));

    private static bool Agree(JsonElement stored, JsonElement now)
        => (stored.ValueKind, now.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => stored.EnumerateObject().All(part => now.TryGetProperty(part.Name, out var other) && Agree(part.Value, other)),
            (JsonValueKind.Array, JsonValueKind.Array) => stored.GetArrayLength() == now.GetArrayLength() && stored.EnumerateArray().Zip(now.EnumerateArray()).All(pair => Agree(pair.First, pair.Second)),
            _ => JsonElement.DeepEquals(stored, now),
        };

    private static object? Of(JsonElement json, Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (json.ValueKind == JsonValueKind.Null)
            return type == declared && type.IsValueType ? throw new FormatException($"a {type.Name} is missing") : null;
        if (type == typeof(bool))
            return json.GetBoolean();
        if (type == typeof(int))
            return json.GetInt32();
        if (type == typeof(long))
            return json.GetInt64();
        if (type == typeof(double))
            return Number(json);
        if (type == typeof(string))
            return json.GetString();
        if (type.IsEnum)
            return Choice(json.GetString(), type);
        if (type == typeof(TensorShape))
            return Shape(json);
        if (type == typeof(Padding))
            return Around(json.GetString());
        if (type == typeof(Matrix))
            return Rows(json);
        if (type.IsAssignableTo(typeof(IEnumerable)))
            return Items(json, type);
        return Recipes.IsPlain(type) && !Recipes.IsKnown(type) ? Record(json, type) : Named(json, type);
    }

    private static object Choice(string? name, Type type)
        => name is not null && Enum.GetNames(type).Contains(name, StringComparer.Ordinal)
            ? Enum.Parse(type, name)
            : throw new FormatException($"{type.Name} must be one of {string.Join(", ", Enum.GetNames(type))}, got {name}");

    private static Padding Around(string? text)
        => text switch
        {
            "none" => Padding.None,
            "same" => Padding.Same,
            _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) => size,
            _ => throw new FormatException($"a padding must be none, same or a number, got {text}"),
        };

    private static Matrix Rows(JsonElement json)
        => Matrix.FromRows(json.EnumerateArray().Select(row => row.EnumerateArray().Select(Number).ToArray()));

    private static Array Items(JsonElement json, Type type)
    {
        var item = type.IsArray ? type.GetElementType()! : type.GenericTypeArguments is [var only] ? only : throw new FormatException($"a {type.Name} cannot be stored");
        object?[] items = [.. json.EnumerateArray().Select(one => Of(one, item))];
        var array = Array.CreateInstance(item, items.Length);
        items.CopyTo(array, 0);
        return array;
    }

    private static object Named(JsonElement json, Type declared)
    {
        var name = json.GetProperty("type").GetString() ?? "";
        if (name == Recipes.FromCode)
            throw new FormatException($"the {declared.Name} «{json.GetProperty("name").GetString()}» was written in code and is not in the file: build the network or trainer in code, and load into it");
        return Recipes.Find(name) is { } type && type.IsAssignableTo(declared)
            ? Record(json, type)
            : throw new FormatException($"there is no {declared.Name} named «{name}» in this library");
    }

    private static object Record(JsonElement json, Type type)
    {
        var constructor = Recipes.Constructor(type);
        var parts = Recipes.Parts(type);
        var parameters = constructor?.GetParameters() ?? [];
        try
        {
            object?[] arguments = [.. parameters.Select(parameter => Argument(json, type, parameter, parts))];
            var record = constructor?.Invoke(arguments) ?? Activator.CreateInstance(type)!;
            foreach (var part in parts.Where(part => part.SetMethod is { IsPublic: true } && !parameters.Any(parameter => Recipes.Matches(parameter, part))))
            {
                if (json.TryGetProperty(part.Name, out var value))
                    part.SetValue(record, Of(value, part.PropertyType));
            }

            return record;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            throw new FormatException($"{type.Name}: {inner.Message}", inner);
        }
    }

    // What an older library did not have yet is at its default.
    private static object? Argument(JsonElement json, Type type, ParameterInfo parameter, IReadOnlyList<PropertyInfo> parts)
    {
        if (parts.FirstOrDefault(part => Recipes.Matches(parameter, part)) is { } own && json.TryGetProperty(own.Name, out var value))
            return Of(value, parameter.ParameterType);
        return parameter.HasDefaultValue ? parameter.DefaultValue : throw new FormatException($"{type.Name}: {parameter.Name} is missing");
    }
}
