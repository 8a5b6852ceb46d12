using System.Globalization;
using System.Net;
using System.Text;
using CourseKit.Data.Display;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Data;

/// <summary>A small table with named columns, such as a CSV file holds.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html"])]
public sealed class DataTable
{
    private const int ShownRows = 8;

    private const string RightCell = "<td style=\"text-align:right;padding:0 0.6em\">";
    private const string LeftCell = "<td style=\"text-align:left;padding:0 0.6em\">";

    private readonly DataColumn[] _columns;

    /// <summary>A table of columns of one length.</summary>
    /// <param name="name">What the table is called.</param>
    /// <param name="source">Where it comes from, in one line.</param>
    /// <param name="columns">At least one; names differ.</param>
    /// <exception cref="ArgumentException">No column, two of one name, or columns of different lengths.</exception>
    public DataTable(string name, string source, params DataColumn[] columns)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Length == 0)
            throw new ArgumentException("a table needs at least one column, got none", nameof(columns));
        foreach (var column in columns)
        {
            if (column.Count != columns[0].Count)
                throw new ArgumentException($"column {column.Name} has {column.Count} rows, column {columns[0].Name} has {columns[0].Count}", nameof(columns));
            if (columns.Count(other => string.Equals(other.Name, column.Name, StringComparison.Ordinal)) > 1)
                throw new ArgumentException($"two columns are called {column.Name}", nameof(columns));
        }

        Name = name;
        Source = source;
        _columns = [.. columns];
    }

    /// <summary>What the table is called.</summary>
    public string Name { get; }

    /// <summary>Where it comes from, in one line.</summary>
    public string Source { get; }

    /// <summary>Number of rows.</summary>
    public int Count => _columns[0].Count;

    /// <summary>The columns in the file's order.</summary>
    public IReadOnlyList<DataColumn> Columns => _columns;

    /// <summary>A column by its name.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public DataColumn this[string column]
        => Array.Find(_columns, candidate => string.Equals(candidate.Name, column, StringComparison.Ordinal))
            ?? throw new ArgumentException($"no column '{column}' in {Name}: wanted one of {string.Join(", ", _columns.Select(known => known.Name))}", nameof(column));

    /// <summary>A numeric column's numbers: <c>houses.Numbers("price")</c>.</summary>
    /// <param name="column">The column's name.</param>
    public double[] Numbers(string column) => this[column].Numbers;

    /// <summary>Numeric columns side by side.</summary>
    /// <param name="columns">Their names in the order wanted; none: all numeric columns in the file's order.</param>
    /// <returns>A matrix (<see cref="Count"/> × columns) of double precision.</returns>
    public Matrix ToMatrix(params string[] columns)
    {
        var chosen = columns is { Length: > 0 }
            ? columns.Select(name => this[name].Numbers).ToArray()
            : [.. _columns.Where(column => column.IsNumeric).Select(column => column.Numbers)];
        var elements = new double[Count * chosen.Length];
        for (var row = 0; row < Count; row++)
        {
            for (var k = 0; k < chosen.Length; k++)
                elements[(row * chosen.Length) + k] = chosen[k][row];
        }

        return new Matrix(Count, chosen.Length, elements);
    }

    /// <summary>A nominal column in one-hot code.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>A matrix (<see cref="Count"/> × categories) of double precision: 1 in the row's category, else 0.</returns>
    public Matrix OneHot(string column)
    {
        var nominal = this[column];
        var width = nominal.Categories.Count;
        var codes = nominal.Codes;
        var elements = new double[Count * width];
        for (var row = 0; row < Count; row++)
            elements[(row * width) + codes[row]] = 1;
        return new Matrix(Count, width, elements);
    }

    /// <summary>The first rows.</summary>
    /// <param name="count">How many, 0 … <see cref="Count"/>.</param>
    public DataTable Take(int count)
    {
        if (count < 0 || count > Count)
            throw new ArgumentOutOfRangeException(nameof(count), Invariant($"count must be 0 to {Count}, got {count}"));
        return Rows([.. Enumerable.Range(0, count)]);
    }

    /// <summary>Chosen rows in a chosen order, such as a fold or a shuffle.</summary>
    /// <param name="rows">Row numbers, from 0; a row may occur more than once.</param>
    public DataTable Rows(params int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            if (row < 0 || row >= Count)
                throw new ArgumentOutOfRangeException(nameof(rows), Invariant($"rows must be 0 to {Count - 1}, got {row}"));
        }

        return new DataTable(Name, Source, [.. _columns.Select(column => column.Select(rows))]);
    }

    /// <summary>The first rows as an HTML table, with the number of rows beneath.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table class=\"coursekit-table\"><thead><tr>");
        foreach (var column in _columns)
            html.Append("<th scope=\"col\" style=\"padding:0 0.6em\">").Append(WebUtility.HtmlEncode(column.Name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        var shown = Math.Min(Count, ShownRows);
        var decimals = Array.ConvertAll(_columns, column => column.IsNumeric ? column.Decimals(shown) : 0);
        for (var row = 0; row < shown; row++)
        {
            html.Append("<tr>");
            for (var k = 0; k < _columns.Length; k++)
            {
                var text = _columns[k].IsNumeric ? _columns[k].Text(row, decimals[k]) : _columns[k].Text(row);
                html.Append(_columns[k].IsNumeric ? RightCell : LeftCell).Append(WebUtility.HtmlEncode(text)).Append("</td>");
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table><p>").Append(WebUtility.HtmlEncode(Summary())).Append("</p>").ToString();
    }

    /// <summary>The name, the size and the source in one line.</summary>
    public override string ToString() => Summary();

    private string Summary()
    {
        var shown = Count > ShownRows ? string.Create(CultureInfo.InvariantCulture, $", the first {ShownRows} shown") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Name}: {Count} rows × {_columns.Length} columns{shown}. {Source}");
    }
}
