using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Execution.Kernel.Compilation;

/// <summary>Finds what <c>#r "path"</c> names, and assemblies that referenced ones need but the cell does not name.</summary>
internal sealed class ReferenceResolver(string workingDirectory, NotebookLoadContext loader, Action<string> onRead)
    : MetadataReferenceResolver
{
    private readonly Dictionary<string, PortableExecutableReference> _references = [];

    public override bool ResolveMissingAssemblies => true;

    public PortableExecutableReference Reference(string path)
    {
        lock (_references)
        {
            if (!_references.TryGetValue(path, out var reference))
                _references[path] = reference = MetadataReference.CreateFromFile(path);
            return reference;
        }
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (Locate(reference, baseFilePath) is { } path)
        {
            loader.Know(path, probeFolder: true);
            onRead(path);
            return [Reference(path)];
        }

        var name = reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? reference[..^4] : reference;
        return FrameworkReferences.ByName.TryGetValue(name, out var framework) ? [Reference(framework)] : [];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition, AssemblyIdentity referenceIdentity)
        => loader.Find(referenceIdentity.Name) is { } path ? Reference(path) : null;

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 1;

    // Notebooks name paths from their own folder; a loaded script may also mean its own.
    private string? Locate(string reference, string? baseFilePath)
    {
        if (reference.IndexOfAny(['*', '?', '"', '<', '>', '|', '\0']) >= 0)
            return null;
        var path = Path.GetFullPath(reference, workingDirectory);
        if (File.Exists(path))
            return path;
        if (!Path.IsPathFullyQualified(baseFilePath ?? ""))
            return null;
        path = Path.GetFullPath(reference, Path.GetDirectoryName(baseFilePath)!);
        return File.Exists(path) ? path : null;
    }
}
