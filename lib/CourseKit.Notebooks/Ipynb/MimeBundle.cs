using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>A value in several MIME types: JSON types as JSON values, text as a list of lines, the rest as one string.</summary>
internal static class MimeBundle
{
    public static IReadOnlyDictionary<string, string> Read(JsonValue bundle, IpynbFields fields)
    {
        var data = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in bundle.Names)
            data[type] = IsJson(type) ? JsonText.Compact(bundle[type]!) : fields.Joined(type, bundle[type]!);
        return data;
    }

    public static JsonValue Write(IReadOnlyDictionary<string, string> data)
    {
        var bundle = JsonValue.Object();
        foreach (var (type, text) in data)
        {
            // What a cell shows as JSON without being JSON is kept as the string it is.
            bundle.Set(type, IsJson(type) ? JsonParser.TryParse(text) ?? JsonValue.String(text)
                : IsText(type) ? Lines(text)
                : JsonValue.String(text));
        }

        return bundle;
    }

    /// <summary>A text as the list of its lines, each with its line break.</summary>
    public static JsonValue Lines(string text)
    {
        var lines = JsonValue.Array();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found && found < 0 ? text.Length : found + 1;
            lines.Add(JsonValue.String(text[start..end]));
            start = end;
        }

        return lines;
    }

    // The schema's own pattern: ^application/(.*\+)?json$
    public static bool IsJson(string type)
        => type == MimeTypes.Json
            || (type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal));

    private static bool IsText(string type)
        => type.StartsWith("text/", StringComparison.Ordinal) || type is MimeTypes.JavaScript or MimeTypes.Svg;
}
