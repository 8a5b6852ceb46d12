using System.Reflection;
using System.Text.Json;
using CourseKit.Notebooks.Execution.Kernel.Compilation;

namespace CourseKit.Notebooks.Execution.Kernel.Packages;

/// <summary>Reads what a restore has decided: <c>project.assets.json</c>.</summary>
internal static class AssetsFile
{
    /// <summary>Reads the assets for a target.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">Framework and runtime: <c>net10.0/linux-x64</c>.</param>
    public static RestoredPackages Read(string path, string target)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
        var libraries = root.GetProperty("libraries");
        List<string> compile = [], runtime = [], native = [];
        foreach (var library in root.GetProperty("targets").GetProperty(target).EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package")
                continue;
            var relative = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
            var folder = folders.Select(f => Path.Combine(f, relative)).FirstOrDefault(Directory.Exists);
            if (folder is null)
                continue;
            compile.AddRange(Files(library.Value, "compile", folder).Where(IsNewerThanFramework));
            runtime.AddRange(Files(library.Value, "runtime", folder).Where(IsNewerThanFramework));
            native.AddRange(Files(library.Value, "native", folder));
        }

        return new RestoredPackages(compile, runtime, native);
    }

    // The placeholder «_._» says that a package has nothing to add here.
    private static IEnumerable<string> Files(JsonElement library, string kind, string folder)
        => library.TryGetProperty(kind, out var files)
            ? files.EnumerateObject().Select(f => Path.GetFullPath(f.Name, folder)).Where(f => Path.GetFileName(f) != "_._")
            : [];

    // Old packages bring assemblies that the framework has long contained; the framework's are the ones that run.
    private static bool IsNewerThanFramework(string path)
    {
        if (!FrameworkReferences.ByName.TryGetValue(Path.GetFileNameWithoutExtension(path), out var own))
            return true;
        return AssemblyName.GetAssemblyName(path).Version > AssemblyName.GetAssemblyName(own).Version;
    }
}
