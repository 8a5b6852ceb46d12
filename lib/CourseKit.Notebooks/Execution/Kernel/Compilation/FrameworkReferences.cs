using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Execution.Kernel.Compilation;

/// <summary>The assemblies of Microsoft.NETCore.App, all of them, whatever program the kernel runs in.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Paths = new(Find);
    private static readonly Lazy<IReadOnlyList<PortableExecutableReference>> References =
        new(() => [.. Paths.Value.Values.Select(Open)]);

    /// <summary>Simple name → path.</summary>
    public static IReadOnlyDictionary<string, string> ByName => Paths.Value;

    public static IReadOnlyList<PortableExecutableReference> All => References.Value;

    public static bool Contains(string simpleName) => Paths.Value.ContainsKey(simpleName);

    // Mapped when needed rather than read whole: most of the framework's 70 MB are never looked at. The files stay open
    // as long as the process.
    private static PortableExecutableReference Open(string path)
        => AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.Default))
            .GetReference(filePath: path);

    // The host may bring further trusted assemblies (a test runner's, the command's packages): cells must not see them.
    private static Dictionary<string, string> Find()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (string.Equals(Path.GetDirectoryName(path), folder, StringComparison.OrdinalIgnoreCase))
                found[Path.GetFileNameWithoutExtension(path)] = path;
        }

        return found;
    }
}
