using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>The protocol's serialization, generated at build time: reflection would cost each worker a tenth of a second.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerEvent))]
internal sealed partial class ProtocolJson : JsonSerializerContext
{
    /// <summary>Raised whenever a message changes its meaning; both sides must name the same.</summary>
    public const int Version = 2;

    /// <summary>Writes text as it is: the lines go from one process of ours to another, not into a page.</summary>
    public static ProtocolJson Lines => _lines ??= new ProtocolJson(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private static ProtocolJson? _lines;
}
