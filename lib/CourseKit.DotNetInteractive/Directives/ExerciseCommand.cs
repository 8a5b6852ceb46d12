using System.Text.Json.Serialization;
using Microsoft.DotNet.Interactive.Commands;

namespace CourseKit.DotNetInteractive.Directives;

/// <summary>A directive about one exercise. .NET Interactive fills it from the words behind the directive.</summary>
/// <param name="exercise">The exercise's name; null for the one at hand.</param>
public abstract class ExerciseCommand(string? exercise) : KernelCommand
{
    /// <summary>The exercise's name; null for the one at hand.</summary>
    [JsonPropertyName("exercise")]
    public string? Exercise { get; } = exercise;
}
