using System.Globalization;
using System.Text;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Results;

/// <summary>The table <c>changes.csv</c>: what grading again changed, and why.</summary>
public static class ChangesTable
{
    /// <summary>Writes the table, one line for each exercise that came out otherwise; takes it away if there is none.</summary>
    /// <param name="gradebook">The gradebook.</param>
    /// <returns>The file; null if nothing was ever graded again.</returns>
    public static string? Write(Gradebook gradebook)
    {
        ArgumentNullException.ThrowIfNull(gradebook);
        var path = Path.Combine(gradebook.Folder, "changes.csv");
        var table = new StringBuilder("student,graded,because,exercise,points before,points after,verdict before,verdict after\n");
        var begin = table.Length;
        foreach (var result in gradebook.Results())
        {
            foreach (var change in result.Regraded?.Exercises ?? [])
            {
                table.AppendJoin(',',
                    Field(result.Student),
                    result.GradedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    Causes(result.Regraded!),
                    Field(change.Id),
                    change.Before?.ToString(CultureInfo.InvariantCulture),
                    change.After?.ToString(CultureInfo.InvariantCulture),
                    change.VerdictBefore?.ToString(),
                    change.VerdictAfter?.ToString()).Append('\n');
            }
        }

        if (table.Length == begin)
        {
            File.Delete(path);
            return null;
        }

        AtomicFile.Write(path, Encoding.UTF8.GetBytes(table.ToString()));
        return path;
    }

    /// <summary>Why something was graded again, in words.</summary>
    public static string Causes(RegradeNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return string.Join(" and ", note.Causes.Select(cause => cause.ToString().ToLowerInvariant()));
    }

    // A spreadsheet would take a text that begins so for a formula.
    private static string Field(string text)
        => "\"" + (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" : "")
            + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
