using CourseKit.Notebooks.Execution.Kernel.Compilation;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Execution.Kernel.Packages;

/// <summary>The packages that a notebook has asked for so far.</summary>
internal sealed class NotebookPackages(PackageRestorer restorer, NotebookLoadContext loader, ReferenceResolver references)
{
    private readonly List<PackageRequest> requested = [];
    private readonly List<string> sources = [];
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<MetadataReference> pending = [];

    /// <summary>References that the next code to compile brings in; <see cref="Taken"/> says that it did.</summary>
    public IReadOnlyList<MetadataReference> Pending => [.. pending];

    public void Taken() => pending.Clear();

    public void AddSource(string source)
    {
        if (!sources.Contains(source))
            sources.Add(source);
    }

    /// <summary>Adds packages, restored together with those asked for before.</summary>
    /// <exception cref="PackageException">They can't be had; then nothing has changed.</exception>
    public async Task AddAsync(IReadOnlyCollection<PackageRequest> packages)
    {
        var added = packages.Where(p => !requested.Contains(p)).Distinct().ToList();
        if (added.Count == 0)
            return;

        // The latest word on a package counts.
        var wanted = requested.Where(r => !added.Exists(a => Same(a, r))).Concat(added)
            .GroupBy(p => p.Id, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.LastOrDefault(p => p.Version.Length > 0) ?? g.Last())
            .ToList();
        var restored = await restorer.RestoreAsync(wanted, sources);
        foreach (var path in restored.Runtime)
            loader.Know(path, probeFolder: false);
        foreach (var path in restored.Native)
            loader.KnowNative(path);

        // An assembly that is in use stays as it is.
        foreach (var path in restored.Compile.Where(p => known.Add(Path.GetFileNameWithoutExtension(p))))
            pending.Add(references.Reference(path));
        requested.Clear();
        requested.AddRange(wanted);
    }

    private static bool Same(PackageRequest a, PackageRequest b) => a.Id.Equals(b.Id, StringComparison.OrdinalIgnoreCase);
}
