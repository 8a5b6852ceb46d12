namespace CourseKit.Grading.Submissions;

/// <summary>Recognizes a single folder around all submissions of an archive, which says nothing of whose they are. Of a
/// folder none is looked for: whoever names it could have named the inner one.</summary>
internal static class Wrapper
{
    /// <summary>The length of its name with the slash; 0 if there is none.</summary>
    /// <param name="entries">Everything handed in.</param>
    /// <param name="archive">The archive, which often holds a folder of its own name.</param>
    public static int LengthIn(IReadOnlyList<SourceEntry> entries, string archive)
    {
        var paths = entries.Where(entry => !entry.IsPathFalse).Select(entry => entry.Path).ToList();
        var end = paths.Count == 0 ? -1 : paths[0].IndexOf('/', StringComparison.Ordinal);
        if (end < 0)
            return 0;
        var folder = paths[0][..(end + 1)];
        if (!paths.TrueForAll(path => path.StartsWith(folder, StringComparison.Ordinal)) || new MoodleLayout().Place(folder) is not null)
            return 0;
        // A student's own folder may be the only one, with folders for attempts in it.
        var inner = paths.Select(path => path[folder.Length..]).Where(path => path.Contains('/', StringComparison.Ordinal))
            .Select(path => path[..path.IndexOf('/', StringComparison.Ordinal)]).Distinct().Count(name => !AttemptFolder.IsOne(name));
        return inner >= 2 || folder[..^1] == Path.GetFileNameWithoutExtension(archive) ? folder.Length : 0;
    }
}
