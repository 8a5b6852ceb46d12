using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Dib;

/// <summary>The fixed parts of a <c>.dib</c>.</summary>
public static class DibText
{
    /// <summary>The line that opens the meta block.</summary>
    public const string MetaHeader = "#!meta";

    /// <summary>The meta block's JSON that every host reads alike.</summary>
    public const string PortableMetadata =
        """{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}""";

    /// <summary>Reads the block's JSON.</summary>
    /// <exception cref="JsonFault">It is no JSON object.</exception>
    internal static JsonValue ParseMetadata(string json, int firstLine)
    {
        var value = JsonParser.Parse(json, firstLine);
        return value.Kind == JsonKind.Object ? value : throw new JsonFault(value.Line, "wanted a JSON object: { … }");
    }
}
