using System.Globalization;
using System.Text;

namespace CourseKit.Tensors;

/// <summary>Matrices and vectors as text and as a small table; long ones are cut in the middle.</summary>
internal static class TensorText
{
    private const int Edge = 4;
    private const int Most = 10;
    private const string Gap = "…";

    internal static string Text(string head, int rows, int columns, Func<int, int, double> element)
    {
        var table = Cells(rows, columns, element);
        var width = table.Length == 0 || table[0].Length == 0 ? 0 : table.Max(row => row.Max(cell => cell.Length));
        var text = new StringBuilder(head);
        foreach (var row in table)
            text.Append('\n').AppendJoin("  ", row.Select(cell => cell.PadLeft(width)));
        return text.ToString();
    }

    internal static string Html(string head, int rows, int columns, Func<int, int, double> element)
    {
        var html = new StringBuilder("<table class=\"coursekit-tensor\" style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">");
        html.Append(CultureInfo.InvariantCulture, $"<caption style=\"text-align:left;opacity:.7;font-size:.85em\">{head}</caption><tbody>");
        foreach (var row in Cells(rows, columns, element))
        {
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append("<td style=\"text-align:right;padding:.1em .6em\">").Append(cell).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    private static string[][] Cells(int rows, int columns, Func<int, int, double> element)
        => [.. Places(rows).Select(row => Places(columns).Select(column => row < 0 || column < 0 ? Gap : Storage.Text(element(row, column))).ToArray())];

    // The places to show, −1 for the gap.
    private static IEnumerable<int> Places(int count)
        => count <= Most ? Enumerable.Range(0, count) : [.. Enumerable.Range(0, Edge), -1, .. Enumerable.Range(count - Edge, Edge)];
}
