using CourseKit.Notebooks.Execution.Kernel.Compilation;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Execution.Kernel.Packages;

/// <summary>The packages that a notebook has asked for so far.</summary>
internal sealed class NotebookPackages(PackageRestorer restorer, NotebookLoadContext loader, ReferenceResolver references)
{
    private readonly List<PackageRequest> _requested = [];
    private readonly List<string> _sources = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<MetadataReference> _pending = [];

    /// <summary>References that the next code to compile brings in; <see cref="Taken"/> says that it did.</summary>
    public IReadOnlyList<MetadataReference> Pending => [.. _pending];

    public void Taken() => _pending.Clear();

    public void AddSource(string source)
    {
        if (!_sources.Contains(source))
            _sources.Add(source);
    }

    /// <summary>Adds packages, restored together with those asked for before.</summary>
    /// <exception cref="PackageException">They can't be had; then nothing has changed.</exception>
    public async Task AddAsync(IReadOnlyCollection<PackageRequest> packages)
    {
        var added = packages.Where(p => !_requested.Contains(p)).Distinct().ToList();
        if (added.Count == 0)
            return;

        // The latest word on a package counts.
        var wanted = _requested.Where(r => !added.Exists(a => Same(a, r))).Concat(added)
            .GroupBy(p => p.Id, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.LastOrDefault(p => p.Version.Length > 0) ?? g.Last())
            .ToList();
        var restored = await restorer.RestoreAsync(wanted, _sources);
        foreach (var path in restored.Runtime)
            loader.Know(path, probeFolder: false);
        foreach (var path in restored.Native)
            loader.KnowNative(path);

        // An assembly that is in use stays as it is.
        foreach (var path in restored.Compile.Where(p => _known.Add(Path.GetFileNameWithoutExtension(p))))
            _pending.Add(references.Reference(path));
        _requested.Clear();
        _requested.AddRange(wanted);
    }

    private static bool Same(PackageRequest a, PackageRequest b) => a.Id.Equals(b.Id, StringComparison.OrdinalIgnoreCase);
}
