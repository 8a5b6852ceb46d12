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
    public const int Version = 1;
}
