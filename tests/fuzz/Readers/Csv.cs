using CourseKit.Data;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>Tables as CSV, their columns guessed and asked for.</summary>
internal sealed class Csv : FuzzedReader
{
    private static readonly string[] Cells = ["1", "2.5", "-3e2", "", "red", "\"a,b\"", "\"say \"\"x\"\"\"", "\"two\nlines\"", " 7 ", "김", "NaN", "1,5", "1e400"];

    public override string Name => "csv";

    public override IReadOnlyList<string> Words => ["\"\"", ",,", "\r\n", "\"x\"", ",\"a\nb\"", "height,kind\n", "1e308", "∞"];

    public override byte[] Make(RandomStream random)
    {
        var columns = random.NextInt(1, 5);
        var header = string.Join(',', random.Permutation(columns).Select(k => new[] { "height", "kind", "c", "d" }[k]));
        var hasMixed = random.NextInt(3) == 0;
        return Bytes(string.Concat(Enumerable.Range(0, random.NextInt(1, 8)).Select(_ =>
            string.Join(',', Enumerable.Range(0, columns).Select(_ => hasMixed ? Cells[random.NextInt(Cells.Length - 2)] : Cells[random.NextInt(3)])) + (random.NextInt(5) == 0 ? "\r\n" : "\n")).Prepend(header + "\n")));
    }

    // Texts of cells are strings of their own, and every column is looked through for numbers.
    public override long MayAllocate(int length) => (2L << 20) + (600L * length);

    public override string Read(byte[] input)
    {
        var asked = Asked(input);
        var table = CsvFile.Read(new MemoryStream(input), "t", "t.csv");
        Promise(table.Columns.All(column => column.Count == table.Count), "all columns of a table are of one length");
        return asked + string.Join('\n', table.Columns.Select(column => $"{column.Name}: {string.Join('|', Enumerable.Range(0, table.Count).Select(row => column.Text(row)))}")) + table;
    }

    public override bool IsLocated(Exception fault)
        => fault is DataFormatException located && located.Message.StartsWith("t.csv", StringComparison.Ordinal)
            && (located.Line is not null || located.Message.Contains("no rows", StringComparison.Ordinal) || located.Message.Contains("is empty", StringComparison.Ordinal));

    private static string Asked(byte[] input)
    {
        try
        {
            return CsvFile.Read(new MemoryStream(input), "t", "t.csv", CsvColumn.Number("height", mayBeMissing: true), CsvColumn.Category("kind", "red", "2.5")).ToString();
        }
        catch (DataFormatException fault)
        {
            return fault.Message;
        }
    }
}
