using System.Globalization;

namespace CourseKit.Notebooks.Execution.Kernel.Errors;

/// <summary>A piece of source that was compiled: a cell, or a whole file.</summary>
/// <param name="File">The file's name, as messages show it.</param>
/// <param name="Cell">The cell, from 1; null for a file that has none.</param>
/// <param name="Lines">Its lines as written.</param>
internal sealed record CellSource(string File, int? Cell, IReadOnlyList<string> Lines)
{
    public static CellSource Of(string file, int? cell, string text)
        => new(file, cell, text.ReplaceLineEndings("\n").Split('\n'));

    /// <summary>«01-….dib, cell 7, line 4».</summary>
    public string At(int line) => Name + string.Create(CultureInfo.InvariantCulture, $", line {line}");

    /// <summary>The same where the line is not known exactly: «line 3 or 5», «lines 3–9».</summary>
    public string At(IReadOnlyList<int> lines) => lines switch
    {
        [] => Name,
        [var one] => At(one),
        [var one, var two] => At(one) + string.Create(CultureInfo.InvariantCulture, $" or {two}"),
        _ => Name + string.Create(CultureInfo.InvariantCulture, $", lines {lines[0]}–{lines[^1]}"),
    };

    public string Name => Cell is null ? File : string.Create(CultureInfo.InvariantCulture, $"{File}, cell {Cell}");

    /// <summary>The line with its number, and below it a caret at the column; nothing when there is no such line.</summary>
    public IEnumerable<string> Show(int line, int column)
    {
        if (line < 1 || line > Lines.Count)
            yield break;
        var text = Lines[line - 1];
        yield return string.Create(CultureInfo.InvariantCulture, $"{line,5} | {text}");
        if (column < 1 || column > text.Length + 1)
            yield break;
        // Tabs stay tabs, so that the caret stands below its place however wide they are shown.
        yield return "      | " + string.Concat(text[..(column - 1)].Select(c => c == '\t' ? '\t' : ' ')) + "^";
    }
}
