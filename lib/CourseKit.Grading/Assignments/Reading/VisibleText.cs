using CourseKit.Notebooks;

namespace CourseKit.Grading.Assignments.Reading;

/// <summary>The text of a cell with its regions, or only their markers, taken out.</summary>
internal static class VisibleText
{
    /// <summary>The text without the regions.</summary>
    public static string Without(Cell cell, IReadOnlyList<Region> regions) => Text(cell, regions, keep: false);

    /// <summary>The text with the regions, without their markers.</summary>
    public static string Unmarked(Cell cell, IReadOnlyList<Region> regions) => Text(cell, regions, keep: true);

    private static string Text(Cell cell, IReadOnlyList<Region> regions, bool keep)
    {
        var lines = SourceLines.Split(cell.Source);
        return string.Join('\n', lines.Where((_, i) => !regions.Any(region => keep
            ? i == region.First || i == region.Last
            : i >= region.First && i <= region.Last))).TrimEnd();
    }
}
