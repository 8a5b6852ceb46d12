using System.Globalization;

namespace CourseKit.Notebooks.Execution;

/// <summary>Finds the notebooks that are to be run.</summary>
public static class CourseFiles
{
    private static readonly string[] Extensions = [".dib", ".ipynb"];

    /// <summary>The notebooks at the given paths: files as they are, of folders the notebooks directly in them.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="folder">The folder to which relative paths refer.</param>
    /// <returns>Full paths in the order of their names, numbers by value.</returns>
    /// <exception cref="CourseInputException">A path is missing or no notebook, a folder holds none, or two notebooks
    /// have the same name and would overwrite each other's page.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths, string folder)
    {
        if (paths.Any(string.IsNullOrWhiteSpace))
            throw new CourseInputException("a path is empty: name a notebook or a folder");
        var files = paths.SelectMany(path => At(Path.GetFullPath(path, folder), path))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(Path.GetFileNameWithoutExtension, NaturalOrder)
            .ToList();
        var twins = files
            .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1);
        if (twins is not null)
        {
            throw new CourseInputException(
                $"{string.Join(" and ", twins.Select(f => Path.GetRelativePath(folder, f)))} would both be written to {twins.Key}.html: "
                + "rename one, or run them into different folders with --out");
        }

        return files;
    }

    /// <summary>Orders names with numbers by value and other text by code point.</summary>
    internal static IComparer<string?> NaturalOrder { get; }
        = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering | CompareOptions.IgnoreCase);

    private static IEnumerable<string> At(string path, string asGiven)
    {
        if (Directory.Exists(path))
        {
            var inside = Directory.EnumerateFiles(path)
                .Where(file => IsNotebook(file) && !Path.GetFileName(file).StartsWith('.'))
                .ToList();
            return inside.Count > 0
                ? inside
                : throw new CourseInputException($"the folder {asGiven} holds no notebooks (.dib or .ipynb)");
        }

        if (!File.Exists(path))
            throw new CourseInputException($"there is no file or folder {asGiven}{Suggestion.ForPath(path)}");
        return IsNotebook(path)
            ? [path]
            : throw new CourseInputException($"{asGiven} is not a notebook: its name must end in .dib or .ipynb");
    }

    private static bool IsNotebook(string file)
        => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
