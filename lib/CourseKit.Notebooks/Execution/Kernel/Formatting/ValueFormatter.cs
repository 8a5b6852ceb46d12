using CourseKit.Notebooks.Execution.Kernel.Output;

namespace CourseKit.Notebooks.Execution.Kernel.Formatting;

/// <summary>Gives a value the forms it is shown in.</summary>
internal static class ValueFormatter
{
    public static IReadOnlyDictionary<string, string> Format(object? value, IReadOnlyList<string> mimeTypes, OutputSink sink)
    {
        _ = mimeTypes; _ = sink;
        return new Dictionary<string, string>
        {
            [MimeTypes.Text] = FormattableString.Invariant($"{value ?? "<null>"}"),
        };
    }
}
