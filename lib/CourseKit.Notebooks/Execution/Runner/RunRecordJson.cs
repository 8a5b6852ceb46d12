using System.Text.Json.Serialization;

namespace CourseKit.Notebooks.Execution;

/// <summary>Serialization without reflection: this is read before anything is shown.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class RunRecordJson : JsonSerializerContext;
