using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>JSON that a document carries as text.</summary>
internal static class GivenJson
{
    /// <summary>The object that a text holds; an empty one for null.</summary>
    /// <exception cref="NotebookFormatException">The text is no JSON object.</exception>
    public static JsonValue Object(string? text, string fileName, int? cell, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            return JsonValue.Object();
        return JsonParser.TryParse(text) is { Kind: JsonKind.Object } value
            ? value
            : throw new NotebookFormatException(fileName, cell, line: null, $"{what} is no JSON object, got {text}");
    }

    /// <summary>Adds those members of another object whose names are still free.</summary>
    public static void AddMissing(JsonValue target, JsonValue others)
    {
        foreach (var name in others.Names.Where(name => target[name] is null))
            target.Set(name, others[name]!);
    }
}
