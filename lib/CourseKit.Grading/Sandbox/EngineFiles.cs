using System.Text.Json;

namespace CourseKit.Grading.Sandbox;

/// <summary>Finds what the worker program needs of the folder that it lies in, which may hold much else: the grader itself, say.</summary>
internal static class EngineFiles
{
    /// <summary>The program, its settings, and the assemblies that its dependency file names.</summary>
    /// <param name="program">The program's assembly.</param>
    public static IReadOnlyList<string> Of(string program)
    {
        var folder = Path.GetDirectoryName(program)!;
        var dependencies = Path.ChangeExtension(program, ".deps.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(dependencies));
        var assemblies = json.RootElement.GetProperty("targets").EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Where(library => library.Value.TryGetProperty("runtime", out _))
            .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
            .Select(asset => Path.Combine(folder, Path.GetFileName(asset.Name)));
        return [.. new[] { program, dependencies, Path.ChangeExtension(program, ".runtimeconfig.json") }.Concat(assemblies).Where(File.Exists).Distinct()];
    }
}
