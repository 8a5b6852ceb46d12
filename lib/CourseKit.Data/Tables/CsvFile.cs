using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace CourseKit.Data;

/// <summary>Reads CSV files (RFC 4180: commas, double quotes, names in the first line; UTF-8) into tables.</summary>
public static class CsvFile
{
    /// <summary>The longest file that is read, in bytes: 64 MiB.</summary>
    public const long LongestFile = 64L << 20;

    private const int MostColumns = 4096;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">
    /// The columns the file must have, in any order. None: all of the file's, a column being numeric if each of its
    /// cells is a number or empty (<see cref="double.NaN"/>).
    /// </param>
    /// <returns>The table; columns in the order asked for.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">The file is no such table; says line, column, got and wanted.</exception>
    public static DataTable Read(string path, params CsvColumn[] columns)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(file, Path.GetFileNameWithoutExtension(path), path, columns);
    }

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">The file's content; it must know its length.</param>
    /// <param name="name">What the table will be called.</param>
    /// <param name="file">What error messages call the file.</param>
    /// <param name="columns">As above.</param>
    /// <returns>The table.</returns>
    /// <exception cref="DataFormatException">As above.</exception>
    public static DataTable Read(Stream stream, string name, string file, params CsvColumn[] columns)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(columns);
        if (stream.Length > LongestFile)
            throw new DataFormatException(file, null, null, $"the file has {stream.Length} bytes, wanted at most {LongestFile}; split it");
        var rows = ReadRows(stream, file);
        var names = rows[0].Cells;
        CheckNames(file, names, columns);
        var wanted = columns.Length > 0
            ? columns
            : [.. names.Select((column, k) => Guess(column, k, rows))];
        return new DataTable(name, $"Read from {file}.", [.. wanted.Select(column =>
            Parse(file, column, Array.FindIndex(names, known => string.Equals(known, column.Name, StringComparison.Ordinal)), rows))]);
    }

    private static List<(int Line, string[] Cells)> ReadRows(Stream stream, string file)
    {
        var bytes = ReadText(stream, file);
        var rows = new List<(int Line, string[] Cells)>();
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false, // names are checked here, with the rest
            TrimWhitespace = true,
            TrackLineNumbers = true,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = record => throw new DataFormatException(file, (int)record.LineNumber, null, Explain(record.Reason)),
        };
        using var reader = CsvReader.Create(bytes, options);
        while (reader.Read())
        {
            var (line, cells) = ((int)reader.LineNumber, reader.Current.ToArray());
            if (cells.Length > MostColumns)
                throw new DataFormatException(file, line, null, $"got {cells.Length} cells, wanted at most {MostColumns}");
            if (rows.Count > 0 && cells.Length != rows[0].Cells.Length)
                throw new DataFormatException(file, line, null, $"got {cells.Length} cells, wanted {rows[0].Cells.Length} as in the first line");
            rows.Add((line, cells));
        }

        return rows.Count > 1 ? rows
            : throw new DataFormatException(file, null, null, rows.Count == 0 ? "the file is empty; wanted a line of column names and rows" : "the file has column names but no rows");
    }

    /// <summary>The whole file, which must be UTF-8 text: the parser would replace bytes that are none without a word.</summary>
    private static byte[] ReadText(Stream stream, string file)
    {
        var bytes = new byte[stream.Length - stream.Position];
        var got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (got < bytes.Length)
            throw new DataFormatException(file, null, null, Invariant($"the file shrank to {got} bytes while it was read; read it again"));
        var end = bytes.AsSpan().IndexOf((byte)0);
        if (end >= 0)
            throw new DataFormatException(file, LineAt(bytes, end), null, "a zero byte; this is no UTF-8 text file");
        if (Utf8.IsValid(bytes))
            return bytes;
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        try
        {
            strict.GetCharCount(bytes);
            return bytes;
        }
        catch (DecoderFallbackException fault)
        {
            throw new DataFormatException(file, LineAt(bytes, Math.Max(fault.Index, 0)), null, "bytes that are no UTF-8; save the file as UTF-8", fault);
        }
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int at) => 1 + bytes[..at].Count((byte)'\n');

    private static string Explain(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a double quote is opened here and never closed; close it",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing double quote; quote the whole cell and double the quotes in it",
        _ => "a double quote stands inside a cell that is not quoted; quote the whole cell and double the quotes in it",
    };

    private static void CheckNames(string file, string[] names, CsvColumn[] columns)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var k = 0; k < names.Length; k++)
        {
            if (names[k].Length == 0)
                throw new DataFormatException(file, 1, null, Invariant($"column {k + 1} has no name"));
            if (!seen.Add(names[k]))
                throw new DataFormatException(file, 1, names[k], "the name occurs twice; rename one");
        }

        foreach (var column in columns)
        {
            if (!seen.Contains(column.Name))
                throw new DataFormatException(file, 1, null, $"no column {column.Name}; got {string.Join(", ", names.Select(Shorten))}");
        }
    }

    private static CsvColumn Guess(string name, int k, List<(int Line, string[] Cells)> rows)
        => rows.Skip(1).All(row => row.Cells[k].Length == 0 || TryNumber(row.Cells[k], out _)) && rows.Skip(1).Any(row => row.Cells[k].Length > 0)
            ? CsvColumn.Number(name, mayBeMissing: true)
            : CsvColumn.Category(name);

    private static DataColumn Parse(string file, CsvColumn column, int k, List<(int Line, string[] Cells)> rows)
    {
        if (!column.IsNumeric)
        {
            foreach (var (line, cells) in rows.Skip(1))
            {
                if (cells[k].Length == 0 || column.Categories?.Contains(cells[k], StringComparer.Ordinal) == false)
                {
                    throw new DataFormatException(file, line, column.Name,
                        $"got {Quote(cells[k])}, wanted {(column.Categories is null ? "a word" : "one of " + string.Join(", ", column.Categories))}");
                }
            }

            return new DataColumn(column.Name, [.. rows.Skip(1).Select(row => row.Cells[k])], column.Categories);
        }

        var numbers = new double[rows.Count - 1];
        for (var row = 0; row < numbers.Length; row++)
        {
            var (line, cells) = rows[row + 1];
            if (cells[k].Length == 0 && column.MayBeMissing)
                numbers[row] = double.NaN;
            else if (!TryNumber(cells[k], out numbers[row]))
                throw new DataFormatException(file, line, column.Name, $"got {Quote(cells[k])}, wanted a finite number with a decimal point, such as 1.75");
        }

        return new DataColumn(column.Name, numbers);
    }

    private static bool TryNumber(string cell, out double number)
        => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static string Quote(string cell) => cell.Length == 0 ? "an empty cell" : $"'{Shorten(cell)}'";

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 40 ? line : line[..40] + "…";
    }
}
