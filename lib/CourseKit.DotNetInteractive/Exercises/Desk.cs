using CourseKit.Notebooks;

namespace CourseKit.DotNetInteractive.Exercises;

/// <summary>Where the reader is: which notebooks lie open, and which exercise is at hand.</summary>
/// <param name="folder">The current folder, asked for each time: hosts set it after extensions are loaded.</param>
internal sealed class Desk(Func<string> folder)
{
    private string? _notebook;

    /// <summary>The exercise whose cell ran last; null before the first.</summary>
    public string? Current { get; private set; }

    /// <summary>Remembers what runs.</summary>
    public void Notice(string code) => Current = ExerciseReader.IdOf(code) ?? Current;

    /// <summary>Says which notebook lies open.</summary>
    /// <param name="path">Its file, relative to the current folder.</param>
    /// <returns>Its exercises.</returns>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="NotebookFormatException">It is no notebook.</exception>
    public IReadOnlyList<Exercise> Open(string path)
    {
        var full = Path.GetFullPath(path, folder());
        var exercises = ExerciseReader.Read(NotebookFile.Read(full));
        _notebook = full;
        return exercises;
    }

    /// <summary>An exercise, read afresh.</summary>
    /// <param name="id">Its name; null for the one at hand.</param>
    /// <exception cref="ExerciseException">None is at hand, or none has the name.</exception>
    public Exercise Find(string? id)
    {
        var wanted = id ?? Current ?? throw new ExerciseException(
            "no exercise is at hand yet: run an exercise's cell first, or name one, as in #!hint 4.1");
        var paths = Paths();
        var found = paths.SelectMany(Readable).FirstOrDefault(exercise => string.Equals(exercise.Id, wanted, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            var where = _notebook is null ? Invariant($"the {paths.Count} notebooks in {folder()}") : Path.GetFileName(_notebook);
            throw new ExerciseException($"no exercise {wanted} in {where}: name its notebook, as in #!course 04-optimizers.dib");
        }

        Current = found.Id;
        return found;
    }

    /// <summary>The names of all exercises on the desk, for completion.</summary>
    public IEnumerable<string> Ids() => Paths().SelectMany(Readable).Select(exercise => exercise.Id).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The notebooks in the current folder, for completion.</summary>
    public IEnumerable<string> Notebooks() => Files().Select(path => Path.GetFileName(path)!);

    private List<string> Paths() => _notebook is null ? Files() : [_notebook];

    private List<string> Files()
        => [.. Directory.EnumerateFiles(folder())
            .Where(path => Path.GetExtension(path).ToLowerInvariant() is ".dib" or ".ipynb")
            .Order(StringComparer.Ordinal)];

    // A broken notebook beside the reader's own is not the reader's concern.
    private IReadOnlyList<Exercise> Readable(string path)
    {
        try
        {
            return ExerciseReader.Read(NotebookFile.Read(path));
        }
        catch (Exception e) when (_notebook is null && e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
