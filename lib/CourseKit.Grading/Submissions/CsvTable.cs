using System.Text;

namespace CourseKit.Grading.Submissions;

/// <summary>Reads comma-separated text (RFC 4180): quotes, doubled quotes, line breaks in quotes; a byte order mark and either
/// line end.</summary>
internal static class CsvTable
{
    /// <summary>The rows that are not blank, each with the number of its first line.</summary>
    /// <exception cref="IntakeException">A quote is not closed.</exception>
    public static List<(int Line, IReadOnlyList<string> Fields)> Parse(string text, string file)
    {
        var rows = new List<(int, IReadOnlyList<string>)>();
        var (row, field) = (new List<string>(), new StringBuilder());
        var (line, first, quoted) = (1, 1, 0);
        for (var at = text.StartsWith('\uFEFF') ? 1 : 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted > 0)
            {
                if (c == '"' && at + 1 < text.Length && text[at + 1] == '"')
                    field.Append(text[++at]);
                else if (c == '"')
                    quoted = 0;
                else
                    field.Append(c);
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = line;
            }
            else if (c == ',')
            {
                EndField();
            }
            else if (c == '\n')
            {
                EndRow();
            }
            else if (c != '\r')
            {
                field.Append(c);
            }

            line += c == '\n' ? 1 : 0;
            if (c == '\n' && quoted == 0)
                first = line;
        }

        if (quoted > 0)
            throw new IntakeException(FormattableString.Invariant($"{file}, line {quoted}: a quote is not closed"));
        EndRow();
        return rows;

        void EndField()
        {
            row.Add(field.ToString());
            field.Clear();
        }

        void EndRow()
        {
            EndField();
            if (row.Any(text => text.Trim().Length > 0))
                rows.Add((first, row));
            row = [];
        }
    }
}
