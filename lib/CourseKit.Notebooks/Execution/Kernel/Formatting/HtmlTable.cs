using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CourseKit.Notebooks.Execution.Kernel.Formatting;

/// <summary>Structured values as plain tables: no styles, no scripts, so that they read in any theme and in a preview.</summary>
internal static class HtmlTable
{
    private const int MostRows = 50;
    private const int MostColumns = 40;

    /// <summary>A value's table; null for one whose text says it better: a single value, a row of single values.</summary>
    public static string? Of(object value, Action<string> report)
    {
        var shape = Anatomy.ShapeOf(value);
        switch (shape)
        {
            case Shape.Sequence when value is Array { Rank: 2 } array:
                return Rows(array, report);
            case Shape.Sequence when value is not Array { Rank: > 1 }:
                return Sequence((IEnumerable)value, report);
            case Shape.Dictionary:
                {
                    var (items, more) = Anatomy.Items((IEnumerable)value, MostRows);
                    return items.Count == 0 ? null
                        : Table(["key", "value"], items.Select(Anatomy.Pair).Select(p => new[] { p.Key, p.Value }), more, 2, report);
                }
            case Shape.Members when value is not ITuple:
                {
                    var parts = Anatomy.Parts(value);
                    return parts.Count == 0 ? null
                        : Table([], parts.Select(p => new[] { new Heading(p.Name), p.Value }), 0, 2, report);
                }
            default:
                return null;
        }
    }

    public static string Encode(string text)
        => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string? Sequence(IEnumerable sequence, Action<string> report)
    {
        var (items, more) = Anatomy.Items(sequence, MostRows);
        if (items.Count == 0)
            return null;
        if (items.TrueForAll(i => i is not null && !ConventionForms.Of(i.GetType()).Any && Anatomy.ShapeOf(i) == Shape.Members))
        {
            // Items of several types: the columns of all, in order of appearance.
            var rows = items.ConvertAll(i => Anatomy.Parts(i!));
            var columns = rows.SelectMany(r => r.Select(p => p.Name)).Distinct().Take(MostColumns).ToList();
            return columns.Count == 0 ? null : Table(
                columns,
                rows.Select(r => columns.Select(c => r.Find(p => p.Name == c) is { Name: not null } part ? part.Value : Absent.Value).ToArray()),
                more, columns.Count, report);
        }

        if (items.TrueForAll(i => i is IEnumerable and not string and not byte[] && Anatomy.ShapeOf(i) == Shape.Sequence
            && !ConventionForms.Of(i.GetType()).Any && i is not Array { Rank: > 1 }))
        {
            var rows = items.ConvertAll(i => Anatomy.Items((IEnumerable)i!, MostColumns));
            var width = rows.Max(r => r.Items.Count);
            return Table([], rows.Select(r => r.More == 0 ? [.. r.Items] : (object?[])[.. r.Items, new Heading("…")]), more, width, report);
        }

        // Values that show themselves stand below each other; single values are a line of text.
        return items.Exists(i => i is not null && ConventionForms.Of(i.GetType()).Any)
            ? Table([], items.Select(i => new[] { i }), more, 1, report)
            : null;
    }

    private static string Rows(Array array, Action<string> report)
    {
        var (height, width) = (array.GetLength(0), array.GetLength(1));
        var rows = Enumerable.Range(array.GetLowerBound(0), Math.Min(height, MostRows)).Select(r =>
        {
            var cells = Enumerable.Range(array.GetLowerBound(1), Math.Min(width, MostColumns)).Select(c => array.GetValue(r, c));
            return (object?[])(width > MostColumns ? [.. cells, new Heading("…")] : [.. cells]);
        });
        return Table([], rows, Math.Max(0, height - MostRows), Math.Min(width, MostColumns), report);
    }

    private static string Table(
        IReadOnlyCollection<string> columns, IEnumerable<object?[]> rows, int more, int width, Action<string> report)
    {
        var html = new StringBuilder("<table class=\"coursekit-table\">\n");
        if (columns.Count > 0)
            html.Append("<thead><tr>").AppendJoin("", columns.Select(c => $"<th>{Encode(c)}</th>")).Append("</tr></thead>\n");
        html.Append("<tbody>\n");
        foreach (var row in rows)
            html.Append("<tr>").AppendJoin("", row.Select(v => Cell(v, report))).Append("</tr>\n");
        if (more != 0)
        {
            var count = more > 0 ? more.ToString(CultureInfo.InvariantCulture) + " more" : "and more";
            html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"{width}\">… {count}</td></tr>\n");
        }

        return html.Append("</tbody>\n</table>").ToString();
    }

    private static string Cell(object? value, Action<string> report) => value switch
    {
        Heading heading => $"<th>{Encode(heading.Text)}</th>",
        Absent => "<td></td>",
        string text => $"<td>{Encode(text)}</td>",
        Exception e => $"<td><em>threw {Encode(PlainText.Scalar(e))}</em></td>",
        not null when ConventionForms.Of(value.GetType()).Format(value, MimeTypes.Html, report) is { } html => $"<td>{html}</td>",
        not null when IsNumber(value) => $"<td class=\"number\">{Encode(PlainText.Of(value))}</td>",
        _ => $"<td>{Encode(PlainText.Of(value))}</td>",
    };

    private static bool IsNumber(object value)
        => (value.GetType().IsPrimitive && value is not (bool or char)) || value is decimal or Half or Int128 or UInt128;

    private sealed record Heading(string Text);

    private sealed record Absent
    {
        public static Absent Value { get; } = new();
    }
}
