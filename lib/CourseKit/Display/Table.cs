using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;

namespace CourseKit.Display;

/// <summary>
/// Rows under headers, shown as HTML or text: <c>Table.Of(runs, ("rate", r => r.Rate), ("loss", r => r.Loss))</c>.
/// </summary>
/// <remarks>Immutable. Numbers stand to the right, with about four significant digits unless a format is given.</remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html"])]
public sealed class Table : IHtml
{
    private readonly string[] _headers;
    private readonly object?[][] _rows;
    private readonly string?[] _formats;
    private readonly string? _caption;

    private Table(string[] headers, object?[][] rows, string?[] formats, string? caption)
        => (_headers, _rows, _formats, _caption) = (headers, rows, formats, caption);

    /// <summary>The headers, from left to right.</summary>
    public IReadOnlyList<string> Headers => _headers;

    /// <summary>How many rows there are, the header not counted.</summary>
    public int Count => _rows.Length;

    /// <summary>A table with a row for each item and a column for each header.</summary>
    /// <typeparam name="T">What the rows are.</typeparam>
    /// <param name="rows">The items, in order.</param>
    /// <param name="columns">For each column its header and what it shows of an item.</param>
    public static Table Of<T>(IEnumerable<T> rows, params (string Header, Func<T, object?> Value)[] columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Length == 0)
            throw new ArgumentException("a table needs one column or more, got none", nameof(columns));
        return new([.. columns.Select(c => c.Header)], [.. rows.Select(row => columns.Select(c => c.Value(row)).ToArray())],
            new string?[columns.Length], null);
    }

    /// <summary>A table of columns: <c>Table.Columns(("x", xs), ("y", ys))</c>.</summary>
    /// <param name="columns">For each column its header and its values, top to bottom; all of one length.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static Table Columns(params (string Header, IEnumerable Values)[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Length == 0)
            throw new ArgumentException("a table needs one column or more, got none", nameof(columns));
        var values = columns.Select(c => c.Values.Cast<object?>().ToArray()).ToArray();
        if (Array.FindIndex(values, v => v.Length != values[0].Length) is var odd && odd >= 0)
            throw new ArgumentException($"column '{columns[0].Header}' has {values[0].Length} values and '{columns[odd].Header}' has {values[odd].Length}: they must agree");
        return new([.. columns.Select(c => c.Header)],
            [.. Enumerable.Range(0, values[0].Length).Select(i => values.Select(v => v[i]).ToArray())], new string?[columns.Length], null);
    }

    /// <summary>All numbers in a format of .NET, <c>0.0000</c> or <c>P1</c>.</summary>
    public Table Format(string format) => new(_headers, _rows, [.. _formats.Select(f => f ?? format)], _caption);

    /// <summary>The numbers under one header in a format of .NET.</summary>
    /// <exception cref="ArgumentException">There is no such header.</exception>
    public Table Format(string header, string format)
    {
        var column = Array.IndexOf(_headers, header);
        if (column < 0)
            throw new ArgumentException($"there is no column '{header}': the table has {string.Join(", ", _headers)}", nameof(header));
        var formats = (string?[])_formats.Clone();
        formats[column] = format;
        return new(_headers, _rows, formats, _caption);
    }

    /// <summary>The sentence above the table: what it shows.</summary>
    public Table Caption(string caption) => new(_headers, _rows, _formats, caption);

    /// <summary>The table as a piece of HTML, in the colours of its page.</summary>
    public string ToHtml()
    {
        const string cell = "padding:.25em .7em;border-bottom:1px solid rgba(128,128,128,.3);text-align:";
        var html = new StringBuilder("<table class=\"coursekit-table\" style=\"border-collapse:collapse;margin:.8em 0;font-variant-numeric:tabular-nums\">");
        if (_caption is not null)
            html.Append("<caption style=\"text-align:left;padding:.3em 0;font-style:italic\">").Append(Escape(_caption)).Append("</caption>");
        html.Append("<thead><tr>");
        for (var j = 0; j < _headers.Length; j++)
        {
            html.Append("<th scope=\"col\" style=\"").Append(cell).Append(IsNumeric(j) ? "right" : "left")
                .Append(";border-bottom-width:2px\">").Append(Escape(_headers[j])).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var row in _rows)
        {
            html.Append("<tr>");
            for (var j = 0; j < row.Length; j++)
                html.Append("<td style=\"").Append(cell).Append(IsNumeric(j) ? "right" : "left").Append("\">").Append(Escape(Text(row[j], j))).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>The table as text in aligned columns.</summary>
    public override string ToString()
    {
        var cells = _rows.Select(row => row.Select(Text).ToArray()).Prepend(_headers).ToArray();
        var widths = Enumerable.Range(0, _headers.Length).Select(j => cells.Max(row => row[j].Length)).ToArray();
        var lines = cells.Select(row => string.Join("  ", row.Select((text, j) => IsNumeric(j) ? text.PadLeft(widths[j]) : text.PadRight(widths[j]))).TrimEnd()).ToList();
        lines.Insert(1, string.Join("  ", widths.Select(w => new string('─', w))));
        if (_caption is not null)
            lines.Insert(0, _caption);
        return string.Join('\n', lines);
    }

    private bool IsNumeric(int column)
        => _rows.Any(row => IsNumber(row[column])) && _rows.All(row => row[column] is null || IsNumber(row[column]));

    private static bool IsNumber(object? value)
        => value is double or float or decimal or int or long or short or byte or sbyte or uint or ulong or ushort or Half;

    private string Text(object? value, int column) => value switch
    {
        null => "",
        double or float or Half when _formats[column] is null => Cells.Short(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IFormattable number when IsNumber(value) => number.ToString(_formats[column], CultureInfo.InvariantCulture).Replace('-', '−'),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        _ => value.ToString() ?? "",
    };

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
