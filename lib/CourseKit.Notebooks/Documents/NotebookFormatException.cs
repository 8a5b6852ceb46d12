using CourseKit.Display;

namespace CourseKit.Notebooks;

/// <summary>A notebook file that can't be read, with the place of the fault.</summary>
public sealed class NotebookFormatException : FormatException
{
    /// <summary>A fault at a place in a file.</summary>
    /// <param name="file">File name.</param>
    /// <param name="cell">Cell, from 1; null when the fault is outside any cell.</param>
    /// <param name="line">Line of the file, from 1; null when unknown.</param>
    /// <param name="problem">What is wrong: got, wanted, what to do.</param>
    /// <param name="inner">The cause, if any.</param>
    public NotebookFormatException(string file, int? cell, int? line, string problem, Exception? inner = null)
        : base(SingleLine.Of(Place(file, cell, line) + ": " + problem), inner)
    {
        File = file;
        Cell = cell;
        Line = line;
    }

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The cell, from 1; null when the fault is outside any cell.</summary>
    public int? Cell { get; }

    /// <summary>The line of the file, from 1; null when unknown.</summary>
    public int? Line { get; }

    private static string Place(string file, int? cell, int? line)
        => file + (cell is null ? "" : FormattableString.Invariant($", cell {cell}"))
                + (line is null ? "" : FormattableString.Invariant($", line {line}"));
}
