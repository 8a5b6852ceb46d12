using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Reads the tables of terms of a notebook: pipe tables whose head is term, Korean, meaning.</summary>
internal static partial class TermTable
{
    private const int Columns = 3;

    /// <summary>Every term of a notebook, in order.</summary>
    public static IReadOnlyList<GlossaryTerm> In(Notebook notebook)
    {
        var terms = new List<GlossaryTerm>();
        foreach (var cell in notebook.Cells.Where(cell => cell.Language == Languages.Markdown && cell.Source.Contains("Korean", StringComparison.Ordinal)))
        {
            var inTable = false;
            foreach (var line in cell.Source.AsSpan().EnumerateLines())
            {
                var cells = Cells(line.ToString());
                if (cells is ["term", "Korean", "meaning"])
                    inTable = true;
                else if (cells.Count != Columns)
                    inTable = false;
                else if (inTable && !cells.All(text => text.All(letter => letter is '-' or ':')))
                    terms.Add(new GlossaryTerm(cells[0], cells[1], cells[2]));
            }
        }

        if (terms.Count == 0)
            return [];
        return terms;
    }

    private static List<string> Cells(string line)
    {
        var text = line.Trim();
        return text.Length > 2 && text[0] == '|' && text[^1] == '|' ? [.. Bar().Split(text[1..^1]).Select(cell => cell.Trim())] : [];
    }

    // A bar inside a formula or escaped is no border.
    [GeneratedRegex(@"(?<!\\)\|(?=(?:[^$]*\$[^$]*\$)*[^$]*$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bar();
}
