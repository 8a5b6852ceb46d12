using CourseKit.Display;

namespace CourseKit.Data;

/// <summary>A data file that can't be used as it is, with the place of the fault.</summary>
public sealed class DataFormatException : FormatException
{
    /// <summary>A fault at a byte of a binary file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where, in bytes from the start (of the decompressed data, if the file is compressed).</param>
    /// <param name="problem">Got, wanted, what to do.</param>
    /// <param name="inner">The cause, if any.</param>
    public DataFormatException(string file, long offset, string problem, Exception? inner = null)
        : base(SingleLine.Of(FormattableString.Invariant($"{file}, byte {offset}: {problem}")), inner)
    {
        File = file;
        Offset = offset;
    }

    /// <summary>A fault in a line of a text file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, from 1; null when the whole file is meant.</param>
    /// <param name="column">The column's name; null when the whole line is meant.</param>
    /// <param name="problem">Got, wanted, what to do.</param>
    /// <param name="inner">The cause, if any.</param>
    public DataFormatException(string file, int? line, string? column, string problem, Exception? inner = null)
        : base(
            SingleLine.Of(
                file + (line is null ? "" : FormattableString.Invariant($", line {line}"))
                    + (column is null ? "" : $", column {column}") + ": " + problem),
            inner)
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The byte at which the fault was seen, from 0; null for a text file.</summary>
    public long? Offset { get; }

    /// <summary>The line, from 1; null for a binary file or when the whole file is meant.</summary>
    public int? Line { get; }

    /// <summary>The column's name; null when none is meant.</summary>
    public string? Column { get; }
}
