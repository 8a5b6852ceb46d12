using CourseKit.Notebooks.Execution.Kernel.Formatting;
using CourseKit.Notebooks.Execution.Kernel.Output;

namespace CourseKit.Notebooks.Scripting;

/// <summary>What a cell calls to show a value; the names are those of .NET Interactive.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms to show it in; none for all that it offers.</param>
    /// <returns>The shown value, to update.</returns>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes)
        => Show(sink => ValueFormatter.Format(value, mimeTypes, sink), mimeTypes);

    /// <summary>Shows text as it is, in a form of its own: <c>"&lt;b&gt;x&lt;/b&gt;".DisplayAs("text/html")</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">What the text is.</param>
    /// <returns>The shown value, to update.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        return Show(_ => new Dictionary<string, string> { [mimeType] = value }, [mimeType]);
    }

    private static DisplayedValue Show(Func<OutputSink, IReadOnlyDictionary<string, string>> format, string[] mimeTypes)
    {
        if (OutputSink.Current is not { } sink)
            return new DisplayedValue(null, "", mimeTypes);
        Interrupt.Poll();
        var id = sink.NextDisplayId();
        sink.Show(new DisplayOutput(format(sink), DisplayId: id));
        return new DisplayedValue(sink, id, mimeTypes);
    }
}
