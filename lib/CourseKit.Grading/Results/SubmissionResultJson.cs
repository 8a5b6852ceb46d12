using System.Text.Json.Serialization;

namespace CourseKit.Grading.Results;

/// <summary>How results and the gradebook's other files are written, without reflection. Sums are left out: they are made
/// anew from the parts, so that a file can't contradict itself.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SubmissionResult))]
[JsonSerializable(typeof(GradebookRecord))]
[JsonSerializable(typeof(ManualRecord))]
internal sealed partial class SubmissionResultJson : JsonSerializerContext;
