using System.Globalization;
using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Results;

/// <summary>The table <c>changes.csv</c>: what grading again changed, and why.</summary>
public static class ChangesTable
{
    private static readonly object?[] Columns =
        ["student", "graded", "because", "exercise", "points before", "points after", "verdict before", "verdict after"];

    /// <summary>Writes the table, one line for each exercise that came out otherwise; takes it away if there is none.</summary>
    /// <param name="gradebook">The gradebook.</param>
    /// <returns>The file; null if nothing was ever graded again.</returns>
    public static string? Write(Gradebook gradebook)
    {
        ArgumentNullException.ThrowIfNull(gradebook);
        var path = Path.Combine(gradebook.Folder, "changes.csv");
        List<object?[]> rows = [.. gradebook.Results().SelectMany(Rows)];
        if (rows.Count == 0)
        {
            File.Delete(path);
            return null;
        }

        CsvSheet.Write(path, rows.Prepend(Columns), forSpreadsheet: true);
        return path;
    }

    /// <summary>Why something was graded again, in words.</summary>
    public static string Causes(RegradeNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return string.Join(" and ", note.Causes.Select(cause => cause.ToString().ToLowerInvariant()));
    }

    private static IEnumerable<object?[]> Rows(SubmissionResult result)
        => from change in result.Regraded?.Exercises ?? []
           select new object?[]
           {
               result.Student,
               result.GradedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
               Causes(result.Regraded!),
               change.Id,
               change.Before,
               change.After,
               change.VerdictBefore?.ToString(),
               change.VerdictAfter?.ToString(),
           };
}
