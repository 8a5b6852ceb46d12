namespace CourseKit.Notebooks.Execution;

/// <summary>Finds the data folders that a notebook can see.</summary>
internal static class DataFolders
{
    /// <summary>The environment variable that names one instead.</summary>
    public const string Variable = "COURSEKIT_DATA";

    /// <summary>The folder that <see cref="Variable"/> names, else those called <c>data</c> in the notebook's folder and above it,
    /// up to the repository's root; only those that exist.</summary>
    /// <param name="notebookFolder">The notebook's folder.</param>
    public static IEnumerable<string> Of(string notebookFolder)
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var candidates = string.IsNullOrWhiteSpace(named)
            ? CourseRoot.Upward(notebookFolder).Select(above => Path.Combine(above, "data"))
            : [Path.GetFullPath(named, notebookFolder)];
        return candidates.Where(Directory.Exists);
    }
}
