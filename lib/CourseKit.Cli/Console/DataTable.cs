using System.Globalization;
using CourseKit.Data;
using Spectre.Console;
using Table = Spectre.Console.Table;
using TableColumn = Spectre.Console.TableColumn;

namespace CourseKit.Cli;

/// <summary>Shows what there is of the data sets.</summary>
internal sealed class DataTable(Terminal terminal)
{
    /// <summary>Writes the table.</summary>
    public void Write(IReadOnlyList<DataSetInfo> sets)
    {
        var table = new Table().Border(terminal.Interactive ? TableBorder.Simple : TableBorder.None);
        table.AddColumn("Name");
        table.AddColumn("State");
        table.AddColumn(new TableColumn("Size").RightAligned());
        table.AddColumn("Source");
        table.AddColumn("What it is");
        foreach (var set in sets)
        {
            table.AddRow(
                new Text(set.Name), new Text(State(set.State)), new Text(Size(set)),
                new Text((set.CanBeMade, set.CanBeFetched) switch
                {
                    (true, _) => "made by 'data make'",
                    (_, true) => "fetched by 'data fetch'",
                    _ => "part of the course",
                }),
                new Text(set.Description));
        }

        terminal.Rich.Write(table);
        if (sets.FirstOrDefault(set => set.State == DataSetState.Altered) is { } altered)
            terminal.Out.WriteLine($"'changed' means other contents than the known checksums; 'coursekit data {(altered.CanBeMade ? "make" : "fetch")} {altered.Name}' puts that right.");
    }

    /// <summary>A number of bytes as a person says it.</summary>
    internal static string Bytes(long bytes) => bytes switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
    };

    private static string State(DataSetState state) => state switch
    {
        DataSetState.Present => "here",
        DataSetState.Partial => "in part",
        DataSetState.Altered => "changed",
        _ => "not here",
    };

    private static string Size(DataSetInfo set)
        => Directory.Exists(set.Location)
            ? Bytes(new DirectoryInfo(set.Location).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length))
            : "";
}
