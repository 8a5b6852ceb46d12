using System.Text;

namespace CourseKit.Notebooks.Execution.Kernel.Output;

/// <summary>Stands in for the process's console and passes each write to the sink of the code that made it.</summary>
internal sealed class ConsoleRouter(string stream, TextWriter original) : TextWriter
{
    private static readonly Lock Gate = new();
    private static TextWriter? _output;
    private static TextWriter? _error;
    private static TextReader? _input;

    public override Encoding Encoding => Encoding.UTF8;

    // The console's own line end differs between systems; a notebook's output must not.
    public override string NewLine => "\n";

    /// <summary>Puts the routers in place, once a process.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (_output is not null)
                return;
            _output = new ConsoleRouter("stdout", Console.Out);
            _error = new ConsoleRouter("stderr", Console.Error);
            _input = new Keyboard(Console.In);
            Restore();
        }
    }

    /// <summary>Puts them in place again, should a cell have set others.</summary>
    public static void Restore()
    {
        Console.SetOut(_output!);
        Console.SetError(_error!);
        Console.SetIn(_input!);
    }

    public override void Write(char value) => Send([value]);

    public override void Write(string? value) => Send(value);

    public override void Write(char[] buffer, int index, int count) => Send(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Send(buffer);

    public override void WriteLine() => Send("\n");

    // One piece a line, so that lines of several threads don't mix.
    public override void WriteLine(string? value) => Send(string.Concat(value, "\n"));

    public override void WriteLine(ReadOnlySpan<char> buffer) => Send(string.Concat(buffer, "\n"));

    public override void Flush()
    {
        if (OutputSink.Current is null)
            original.Flush();
    }

    private void Send(ReadOnlySpan<char> text)
    {
        if (OutputSink.Current is not { } sink)
        {
            original.Write(text);
            return;
        }

        Scripting.Interrupt.Poll();
        sink.Write(stream, text);
    }
}
