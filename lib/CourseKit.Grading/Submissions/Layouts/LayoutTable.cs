namespace CourseKit.Grading.Submissions;

/// <summary>The layouts that are known by name.</summary>
public static class LayoutTable
{
    private static readonly PlainLayout Plain = new();

    /// <summary>One row a campus system; the last one takes what no other does.</summary>
    public static IReadOnlyList<ISubmissionLayout> Rows { get; } = [new CanvasLayout(), new MoodleLayout(), Plain];

    /// <summary>The layout that fits at least half of the paths of notebooks and archives best, or the plain one.</summary>
    /// <param name="paths">The paths.</param>
    public static ISubmissionLayout Detect(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var (best, fits) = Rows.Where(row => row != Plain)
            .Select(row => (row, paths.Count(path => row.Place(path) is not null))).MaxBy(pair => pair.Item2);
        return fits > 0 && fits * 2 >= paths.Count ? best : Plain;
    }
}
