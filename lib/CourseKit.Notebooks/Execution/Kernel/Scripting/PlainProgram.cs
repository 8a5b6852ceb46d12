using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CourseKit.Notebooks.Execution.Kernel.Formatting;
using CourseKit.Notebooks.Execution.Kernel.Output;

namespace CourseKit.Notebooks.Scripting;

/// <summary>What a notebook that was converted to a C# file needs at run time: shows values as text on the console, and
/// writes figures as HTML into a folder beside the file.</summary>
public static class PlainProgram
{
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal);
    private static string _folder = "figures";
    private static int _figures;

    /// <summary>Makes ready: numbers as in the notebook, paths relative to the file.</summary>
    /// <param name="file">The C# file; the compiler fills it in.</param>
    public static void Start([CallerFilePath] string file = "")
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        if (!Console.IsInputRedirected || Console.IsOutputRedirected)
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Path.GetDirectoryName(file) is { Length: > 0 } home && Directory.Exists(home))
            Environment.CurrentDirectory = home;
        _folder = Path.GetFileNameWithoutExtension(file) + "-figures";
        var sink = new OutputSink(int.MaxValue);
        sink.Begin(1, Show);
        OutputSink.OfProcess = sink;
    }

    /// <summary>Shows a cell's last value.</summary>
    /// <param name="value">The value.</param>
    public static void Show(object? value)
    {
        if (OutputSink.Current is { } sink)
            sink.Show(new DisplayOutput(ValueFormatter.Format(value, [], sink), IsResult: true));
    }

    private static void Show(CellOutput output)
    {
        switch (output)
        {
            case StreamOutput stream:
                (stream.Name == "stderr" ? Console.Error : Console.Out).Write(stream.Text);
                break;
            case DisplayOutput display:
                var hasText = display.Data.TryGetValue(MimeTypes.Text, out var text);
                if (hasText)
                    Console.Out.WriteLine(text);
                if (display.Data.TryGetValue(MimeTypes.Html, out var html)
                    && (!hasText || display.Data.ContainsKey(MimeTypes.Plotly) || display.Data.ContainsKey(MimeTypes.Svg)))
                    Console.Error.WriteLine($"[{Write(html, display.DisplayId)}]");
                break;
        }
    }

    // An updated display replaces its page.
    private static string Write(string html, string? displayId)
    {
        if (displayId is null || !Pages.TryGetValue(displayId, out var page))
        {
            page = string.Create(CultureInfo.InvariantCulture, $"{_folder}/{++_figures:00}.html");
            if (displayId is not null)
                Pages[displayId] = page;
        }

        Directory.CreateDirectory(_folder);
        AtomicFile.Write(page, Encoding.UTF8.GetBytes(
            $"<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{page}</title>\n<body>\n{html}\n</body>\n</html>\n"));
        return page;
    }
}
