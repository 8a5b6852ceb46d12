using CsvHelper;

namespace CourseKit.Grading.Tests.Reports;

/// <summary>Reads a table back.</summary>
internal static class CsvRows
{
    /// <summary>The rows with the names of their columns; the mark of UTF-8 is skipped.</summary>
    public static List<Dictionary<string, string>> Read(string path)
    {
        var rows = new List<string[]>();
        using var reader = CsvReader.Create(File.ReadAllBytes(path), new CsvReaderOptions { HasHeader = false });
        while (reader.Read())
            rows.Add(reader.Current.ToArray());
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }
}
