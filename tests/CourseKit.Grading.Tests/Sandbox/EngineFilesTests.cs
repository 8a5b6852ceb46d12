using CourseKit.Grading.Sandbox;

namespace CourseKit.Grading.Tests.Sandbox;

public sealed class EngineFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-engine-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_program_needs_itself_its_settings_and_the_assemblies_of_its_dependencies_and_nothing_else()
    {
        foreach (var file in new[] { "engine.dll", "engine.runtimeconfig.json", "Used.dll", "Grader.dll", "engine.pdb" })
            File.WriteAllText(At(file), "");
        File.WriteAllText(At("engine.deps.json"), """
            { "targets": { ".NETCoreApp,Version=v10.0": {
                "engine/1.0.0": { "dependencies": { "Used": "2.0.0" }, "runtime": { "engine.dll": {} } },
                "Used/2.0.0": { "runtime": { "lib/net10.0/Used.dll": {}, "lib/net10.0/NotCopied.dll": {} } },
                "OnlyWords/1.0.0": { "dependencies": { "Used": "2.0.0" } } } } }
            """);

        EngineFiles.Of(At("engine.dll")).Select(Path.GetFileName)
            .ShouldBe(["engine.dll", "engine.deps.json", "engine.runtimeconfig.json", "Used.dll"]);
    }

    private string At(string name) => Path.Combine(_folder, name);
}
