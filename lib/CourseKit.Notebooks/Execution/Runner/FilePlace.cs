using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Execution;

/// <summary>Adds to an error's place the line of the file, for who edits the notebook as text and sees no cells.</summary>
internal static partial class FilePlace
{
    /// <summary>«04-….dib, cell 91, line 6: …» becomes «04-….dib, cell 91, line 6 (line 1535 of the file): …». Where only the cell is known,
    /// its first line is added: «04-….dib, cell 91 (from line 1530 of the file): …».</summary>
    /// <param name="error">The message; of another file it stays as it is.</param>
    /// <param name="notebook">The notebook as read. Only a .dib is edited as text.</param>
    public static string Added(string error, Notebook notebook)
    {
        if (!notebook.FileName.EndsWith(".dib", StringComparison.OrdinalIgnoreCase)
            || !error.StartsWith(notebook.FileName + ", cell ", StringComparison.Ordinal)
            || Place().Match(error, notebook.FileName.Length) is not { Success: true } place
            || !int.TryParse(place.Groups["cell"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var cell)
            || !TryLine(place.Groups["line"], out var line)
            || cell < 1 || cell > notebook.Cells.Count || notebook.Cells[cell - 1].StartLine is not (> 0 and var start))
        {
            return error;
        }

        return error.Insert(place.Index + place.Length, string.Create(
            CultureInfo.InvariantCulture, $" ({(place.Groups["line"].Success ? "" : "from ")}line {start + line - 1} of the file)"));
    }

    private static bool TryLine(Group told, out int line)
    {
        line = 1;
        return !told.Success || int.TryParse(told.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out line);
    }

    [GeneratedRegex(@"\G, cell (?<cell>\d+)(, line (?<line>\d+))?(?=:)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
