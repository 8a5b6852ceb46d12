using System.Collections.Concurrent;
using System.Globalization;

namespace CourseKit.Notebooks.Execution.Kernel.Errors;

/// <summary>The sources by the document names that the compiler was given and stack frames carry.</summary>
internal sealed class CellPlaces(string workingDirectory)
{
    private readonly ConcurrentDictionary<string, CellSource> _sources = new();
    private int _count;

    /// <summary>Where relative paths start.</summary>
    public string WorkingDirectory => workingDirectory;

    /// <summary>The cells' symbols.</summary>
    public SymbolStore Symbols { get; } = new();

    /// <summary>Registers a source; a cell that runs twice is two documents.</summary>
    public string Add(CellSource source)
    {
        var document = string.Create(CultureInfo.InvariantCulture, $"{source.Name} #{Interlocked.Increment(ref _count)}");
        _sources[document] = source;
        return document;
    }

    /// <summary>Registers a file that the compiler itself reads, under its path.</summary>
    public void AddFile(string path) => _sources[path] = CellSource.Of(Path.GetFileName(path), null, File.ReadAllText(path));

    public CellSource? Find(string? document) => document is null ? null : _sources.GetValueOrDefault(document);
}
