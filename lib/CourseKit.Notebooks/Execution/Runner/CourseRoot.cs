namespace CourseKit.Notebooks.Execution;

/// <summary>Finds the course's folders from any folder inside it.</summary>
public static class CourseRoot
{
    /// <summary>The nearest folder at or above <paramref name="folder"/> that holds a folder <c>notebooks</c>; the search
    /// ends at the repository's root. Null when there is none.</summary>
    /// <param name="folder">Where to start.</param>
    public static string? Find(string folder)
        => Upward(folder).FirstOrDefault(above => Directory.Exists(Path.Combine(above, "notebooks")));

    /// <summary>A folder and those above it, up to the repository's root, or up to its parent when it is in none.</summary>
    internal static IEnumerable<string> Upward(string folder)
    {
        var all = new List<string>();
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            all.Add(at);
            if (Path.Exists(Path.Combine(at, ".git")) || Directory.EnumerateFiles(at, "*.sln").Any())
                return all;
        }

        return all.Take(2);
    }
}
