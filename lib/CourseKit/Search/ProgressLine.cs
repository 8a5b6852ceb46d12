namespace CourseKit.Search;

/// <summary>Shows a search's progress as one line that is written over: <c>Progress = new ProgressLine(Console.Out).Show</c>.</summary>
/// <remarks>A carriage return goes back to the line's start, as terminals and notebooks take it; a line break follows the last trial.</remarks>
/// <param name="writer">Where it is written.</param>
public sealed class ProgressLine(TextWriter writer)
{
    private readonly TextWriter _writer = writer ?? throw new ArgumentNullException(nameof(writer));
    private TimeSpan? _shown;
    private int _length;

    /// <summary>The least time between two lines; the first and the last are always shown.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The line's greatest width in characters; what is longer is cut, or it could not be written over.</summary>
    public int Width { get; init; } = 110;

    /// <summary>Writes the line, unless the last one was written just now.</summary>
    /// <param name="progress">How far the search is.</param>
    public void Show(SearchProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var last = progress.Done >= progress.Total;
        if (!last && _shown is { } shown && progress.Elapsed - shown < Every)
            return;
        _shown = progress.Elapsed;
        var line = progress.Bar();
        if (line.Length > Width)
            line = line[..(Width - 1)] + "…";
        _writer.Write('\r');
        _writer.Write(line.PadRight(_length));
        _length = line.Length;
        if (last)
            _writer.Write('\n');
        _writer.Flush();
    }
}
