namespace CourseKit.Data;

/// <summary>
/// Where the data sets lie: the folder that the environment variable <c>COURSEKIT_DATA</c> names, then a folder called
/// <c>data</c> in the current directory or, going up, in one above it; the first that holds what is looked for.
/// </summary>
public static class DataFolder
{
    /// <summary>The environment variable that names a data folder to look in first.</summary>
    public const string Variable = "COURSEKIT_DATA";

    /// <summary>The folder into which sets are made and fetched when the caller names none.</summary>
    /// <returns>
    /// The folder of <see cref="Variable"/>; else the nearest existing <c>data</c> folder that holds a known set or
    /// stands beside <c>CourseKit.sln</c>; else <c>data</c> in the current directory, whether or not it exists.
    /// </returns>
    public static string Default() => Default(Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory());

    internal static string Default(string? named, string start)
    {
        if (!string.IsNullOrWhiteSpace(named))
            return Path.GetFullPath(named, start);
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            var data = Path.Combine(at.FullName, "data");
            if (File.Exists(Path.Combine(at.FullName, "CourseKit.sln")))
                return data;
            if (DataSets.All.Any(set => Directory.Exists(Path.Combine(data, set.Name))))
                return data;
        }

        return Path.Combine(start, "data");
    }

    /// <summary>The folders to look in, nearest first.</summary>
    internal static IReadOnlyList<string> Candidates(string? folder)
        => folder is not null ? [Path.GetFullPath(folder)]
            : Candidates(Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory());

    internal static IReadOnlyList<string> Candidates(string? named, string start)
    {
        var found = new List<string>();
        if (!string.IsNullOrWhiteSpace(named))
        {
            found.Add(Path.GetFullPath(named, start));
            if (!Directory.Exists(found[0]))
                throw new DirectoryNotFoundException($"{Variable} names {found[0]}, which does not exist; make it or unset the variable");
        }

        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            found.Add(Path.Combine(at.FullName, "data"));
        return found;
    }

    internal static string? FindFile(string set, string file, string? folder)
        => Candidates(folder).Select(data => Path.Combine(data, set, file)).FirstOrDefault(File.Exists);

    /// <summary>Says what is missing, where it was looked for and what to do.</summary>
    internal static string Missing(string set, string? folder, string remedy)
    {
        var candidates = Candidates(folder);
        var place = candidates.Count == 1 ? candidates[0] : $"{candidates[0]} or a data folder further up";
        return $"no data set {set} in {place}; {remedy} (or name the data folder in {Variable})";
    }

    /// <summary>A path as a reader finds it from where the notebook runs, the same on every machine.</summary>
    internal static string Show(string path)
        => Path.GetRelativePath(Directory.GetCurrentDirectory(), path).Replace('\\', '/');
}
