namespace CourseKit.Data;

/// <summary>Finds and reads the table of a data set of ours.</summary>
internal static class TableLoader
{
    public static DataTable Load(string set, string name, string origin, string? folder, params CsvColumn[] columns)
    {
        var path = DataFolder.FindFile(set, set + ".csv", folder)
            ?? throw new FileNotFoundException(DataFolder.Missing(set, folder, $"make it with: coursekit data make {set}"));
        return new DataTable(name, $"{origin} From {DataFolder.Show(path)}.", [.. CsvFile.Read(path, columns).Columns]);
    }
}
