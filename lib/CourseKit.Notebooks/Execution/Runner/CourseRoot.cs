namespace CourseKit.Notebooks.Execution;

/// <summary>Finds the course's folders from any folder inside it.</summary>
public static class CourseRoot
{
    /// <summary>The nearest folder at or above <paramref name="folder"/> that holds a folder <c>notebooks</c>; the search
    /// ends at the repository's root. Null when there is none.</summary>
    /// <param name="folder">Where to start.</param>
    public static string? Find(string folder)
        => Upward(folder).FirstOrDefault(above => Directory.Exists(Path.Combine(above, "notebooks")));

    /// <summary>The course's title: the first heading of its README, else the folder's name.</summary>
    /// <param name="root">The course's folder, as <see cref="Find"/> gives it.</param>
    public static string Title(string root)
    {
        try
        {
            var heading = File.ReadLines(Path.Combine(root, "README.md"))
                .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();
            if (!string.IsNullOrEmpty(heading))
                return heading;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Without a README the folder's name has to do.
        }

        return Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root))) is { Length: > 0 } name ? name : "Notebooks";
    }

    /// <summary>What the course says of itself: the first paragraph of its README, as Markdown; null when there is none.</summary>
    /// <param name="root">The course's folder, as <see cref="Find"/> gives it.</param>
    public static string? Introduction(string root)
    {
        try
        {
            var lines = File.ReadLines(Path.Combine(root, "README.md"))
                .SkipWhile(line => !line.StartsWith("# ", StringComparison.Ordinal)).Skip(1)
                .SkipWhile(line => line.Trim() is "" or ['!' or '[' or '<', ..])   // pictures and badges
                .TakeWhile(line => line.Trim().Length > 0 && !line.StartsWith('#'))
                .Select(line => line.Trim());
            return string.Join(' ', lines) is { Length: > 0 } text ? text : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

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
