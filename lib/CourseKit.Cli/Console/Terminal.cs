using System.Text;
using Spectre.Console;

namespace CourseKit.Cli;

/// <summary>Where the command was called: its streams, its folder, its environment.</summary>
internal sealed class Terminal
{
    private IAnsiConsole? _rich;

    /// <summary>Standard output.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The current folder.</summary>
    public required string Folder { get; init; }

    /// <summary>True when a person watches: colours and a moving progress display are welcome.</summary>
    public bool Interactive { get; init; }

    /// <summary>Columns.</summary>
    public int Width { get; init; } = 100;

    /// <summary>True when a fault shall show its stack trace.</summary>
    public bool Debug { get; init; }

    /// <summary>Tables and progress; plain text unless <see cref="Interactive"/>.</summary>
    public IAnsiConsole Rich => _rich ??= MakeRich();

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        // Elsewhere it is UTF-8 already. There a code page would turn the Korean of a message, and its dashes, into question marks.
        if (OperatingSystem.IsWindows())
            System.Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var watched = !System.Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new()
        {
            Out = System.Console.Out,
            Error = System.Console.IsErrorRedirected ? System.Console.Error : new WrappingWriter(System.Console.Error, WidthOfWindow()),
            Folder = Environment.CurrentDirectory,
            Interactive = watched,
            Width = watched ? WidthOfWindow() : 100,
            Debug = Environment.GetEnvironmentVariable("COURSEKIT_DEBUG") is { Length: > 0 } and not "0",
        };
    }

    /// <summary>Writes a message to standard output; where a person watches, its lines break between words.</summary>
    public void Say(string message) => (Interactive ? new WrappingWriter(Out, Width) : Out).WriteLine(message);

    /// <summary>Writes a message while bars move. They are drawn over by it, and only as far as it reaches: so it reaches to the edge.</summary>
    public void SayAboveBars(string message, Style style)
    {
        foreach (var line in TextWrap.Lines(message, Width - 1))
            Rich.Write(new Text(line.PadRight(Width - 1) + Environment.NewLine, style));
    }

    /// <summary>Writes a message that comes from outside, at any moment: also while bars move.</summary>
    public void Acknowledge(string message)
    {
        if (Interactive)
            SayAboveBars(message, Style.Plain);
        else
            Error.WriteLine(message);
    }

    /// <summary>A path as the user would type it: relative when it lies below the current folder.</summary>
    public string Shown(string path)
    {
        var relative = Path.GetRelativePath(Folder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static int WidthOfWindow()
    {
        try
        {
            return Math.Clamp(System.Console.WindowWidth, 20, 400);
        }
        catch (IOException)
        {
            return 80;
        }
    }

    private IAnsiConsole MakeRich()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Interactive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = Interactive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = Interactive ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(Out),
        });
        if (!Interactive)
            console.Profile.Width = Width;
        return console;
    }
}
