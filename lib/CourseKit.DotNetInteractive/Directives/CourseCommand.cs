using System.Text.Json.Serialization;
using Microsoft.DotNet.Interactive.Commands;

namespace CourseKit.DotNetInteractive.Directives;

/// <summary><c>#!course 04-optimizers.dib</c>.</summary>
/// <param name="notebook">The notebook's file, relative to the current folder.</param>
public sealed class CourseCommand(string notebook) : KernelCommand
{
    /// <summary>The notebook's file, relative to the current folder.</summary>
    [JsonPropertyName("notebook")]
    public string Notebook { get; } = notebook;
}
