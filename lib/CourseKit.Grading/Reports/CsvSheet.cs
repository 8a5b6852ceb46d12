using System.Globalization;
using CourseKit.Notebooks;
using CsvHelper;

namespace CourseKit.Grading.Reports;

/// <summary>Writes a table as CSV (RFC 4180, UTF-8, decimal points) that no spreadsheet takes for formulas.</summary>
/// <remarks>A text that starts like a formula gets an apostrophe before it (OWASP, "CSV Injection"). Control characters are
/// shown, so that a row is a line and a terminal is not steered by a name.</remarks>
internal static class CsvSheet
{
    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">The rows, names of the columns first; a cell is a text, a number or null for nothing.</param>
    /// <param name="forSpreadsheet">Whether it begins with the mark by which Excel knows UTF-8.</param>
    public static void Write(string path, IEnumerable<object?[]> rows, bool forSpreadsheet)
    {
        using var file = new MemoryStream();
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = forSpreadsheet };
        using (var writer = CsvWriter.Create(file, options, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    Write(writer, cell);
                writer.EndRecord();
            }
        }

        AtomicFile.Write(path, file.ToArray());
    }

    /// <summary>Points as every table shows them: at most two decimals, none that say nothing.</summary>
    public static string Points(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    private static void Write(CsvWriter writer, object? cell)
    {
        switch (cell)
        {
            case null: writer.WriteField(""); break;
            case decimal points: writer.WriteField(decimal.Round(points, 2) / 1.00m, "0.##", CultureInfo.InvariantCulture); break;
            case double number: writer.WriteField(number, "0.####", CultureInfo.InvariantCulture); break;
            case int number: writer.WriteField(number, default, CultureInfo.InvariantCulture); break;
            default: writer.WriteField(VisibleText.Line((string)cell)); break;
        }
    }
}
