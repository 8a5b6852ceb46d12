using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;
using CourseKit.Notebooks.Execution.Kernel.Compilation;

namespace CourseKit.Notebooks.Execution.Kernel.Language;

/// <summary>The documentation files of assemblies: beside each, and for the framework's in the SDK's reference pack.</summary>
internal static class DocumentationFiles
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, XElement>> Read = new(StringComparer.Ordinal);

    // The framework's assemblies are divided otherwise at run time than for the compiler: most of what is in
    // System.Private.CoreLib is described in one of these.
    private static readonly string[] Likely =
        ["System.Runtime", "System.Collections", "System.Linq", "System.Console", "System.Runtime.Extensions", "System.Threading", "System.Memory"];

    private static readonly Lazy<string?> Pack = new(FindPack);

    /// <summary>What a file says about a symbol.</summary>
    /// <param name="assembly">The assembly's name.</param>
    /// <param name="file">Its path; null when unknown.</param>
    /// <param name="id">The symbol's documentation id.</param>
    public static XElement? Find(string assembly, string? file, string id)
    {
        if (file is not null && In(Path.ChangeExtension(file, ".xml"), id) is { } beside)
            return beside;
        return Pack.Value is { } folder && FrameworkReferences.Contains(assembly)
            ? Likely.Prepend(assembly).Select(name => In(Path.Combine(folder, name + ".xml"), id)).FirstOrDefault(e => e is not null)
            : null;
    }

    private static XElement? In(string file, string id) => Read.GetOrAdd(file, Load).GetValueOrDefault(id);

    private static Dictionary<string, XElement> Load(string file)
    {
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        try
        {
            if (File.Exists(file))
            {
                foreach (var member in XDocument.Load(file).Descendants("member"))
                    members.TryAdd(member.Attribute("name")?.Value ?? "", member);
            }
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            // A broken file documents nothing.
        }

        return members;
    }

    // <root>/shared/Microsoft.NETCore.App/10.0.x/ → <root>/packs/Microsoft.NETCore.App.Ref/10.0.x/ref/net10.0/
    private static string? FindPack()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(framework, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs).SelectMany(version => Directory.Exists(Path.Combine(version, "ref"))
                ? Directory.EnumerateDirectories(Path.Combine(version, "ref")) : []).LastOrDefault()
            : null;
    }
}
