namespace CourseKit.Notebooks.Execution.Kernel.Output;

/// <summary>The console's input for cells: asks the reader where one sits in front of the notebook; a headless run has
/// nobody to answer, and says so instead of waiting.</summary>
internal sealed class Keyboard(TextReader original) : TextReader
{
    // What Read has not yet taken of the last line.
    private string _rest = "";

    public override int Peek() => OutputSink.Current is null ? original.Peek() : _rest.Length > 0 ? _rest[0] : -1;

    public override int Read()
    {
        if (OutputSink.Current is not { } sink)
            return original.Read();
        if (_rest.Length == 0)
        {
            if (Ask(sink) is not { } line)
                return -1;
            _rest = line + "\n";
        }

        var first = _rest[0];
        _rest = _rest[1..];
        return first;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (OutputSink.Current is null)
            return original.Read(buffer, index, count);
        if (count == 0 || Read() is not (>= 0 and var first))
            return 0;
        buffer[index] = (char)first;
        var more = Math.Min(count - 1, _rest.Length);
        _rest.CopyTo(0, buffer, index + 1, more);
        _rest = _rest[more..];
        return more + 1;
    }

    public override string? ReadLine()
    {
        if (OutputSink.Current is not { } sink)
            return original.ReadLine();
        if (_rest.Length == 0)
            return Ask(sink);
        var line = _rest.TrimEnd('\n');
        _rest = "";
        return line;
    }

    public override string ReadToEnd()
        => OutputSink.Current is { } sink ? string.Join('\n', Lines(sink)) : original.ReadToEnd();

    private IEnumerable<string> Lines(OutputSink sink)
    {
        while ((_rest.Length > 0 ? ReadLine() : Ask(sink)) is { Length: > 0 } line)
            yield return line;
    }

    private static string? Ask(OutputSink sink)
        => sink.ReadLine is { } ask ? ask()
            : throw new InvalidOperationException(
                "The console can't be read here: the notebook runs without anybody at a keyboard. Assign the value in the cell.");
}
