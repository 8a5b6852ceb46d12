using System.Text.Encodings.Web;
using System.Text.Json;
using CourseKit.Notebooks.Execution.Kernel.Output;

namespace CourseKit.Notebooks.Execution.Kernel.Formatting;

/// <summary>Gives a value the forms it is shown in. What goes wrong in a value's own code is told and not fatal.</summary>
internal static class ValueFormatter
{
    private static JsonSerializerOptions? _json;

    /// <summary>Formats a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms wanted; none for all that the value offers.</param>
    /// <param name="sink">Where faults in the value's code are told.</param>
    /// <returns>MIME type → text, best first; never empty.</returns>
    public static IReadOnlyDictionary<string, string> Format(object? value, IReadOnlyCollection<string> mimeTypes, OutputSink sink)
        => Format(value, mimeTypes, fault => sink.Write("stderr", $"[{fault}]\n"));

    /// <summary>Formats a value, telling of faults.</summary>
    public static IReadOnlyDictionary<string, string> Format(object? value, IReadOnlyCollection<string> mimeTypes, Action<string> report)
    {
        var forms = new Dictionary<string, string>();
        var own = value is null ? null : ConventionForms.Of(value.GetType());
        if (own?.Fault is { } fault)
            report(fault);
        var wanted = mimeTypes.Count > 0 ? mimeTypes : [.. own?.MimeTypes ?? [], MimeTypes.Html, MimeTypes.Text];
        foreach (var mimeType in wanted.Distinct())
        {
            var text = (value is null ? null : own!.Format(value, mimeType, report)) ?? BuiltIn(value, mimeType, mimeTypes.Count > 0, report);
            if (text is not null)
                forms[mimeType] = text;
        }

        // Something is always shown.
        if (forms.Count == 0)
            forms[MimeTypes.Text] = PlainText.Of(value);
        return forms;
    }

    private static string? BuiltIn(object? value, string mimeType, bool asked, Action<string> report)
    {
        try
        {
            return mimeType switch
            {
                MimeTypes.Text => PlainText.Of(value),
                MimeTypes.Html => (value is null ? null : HtmlTable.Of(value, report))
                    ?? (asked ? HtmlTable.Encode(PlainText.Of(value)) : null),
                MimeTypes.Json => JsonSerializer.Serialize(
                    value, _json ??= new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
                _ => null,
            };
        }
        catch (Exception e)
        {
            report($"showing a {(value is null ? "null" : TypeNames.Of(value.GetType()))} as {mimeType} threw {TypeNames.Of(e.GetType())}: {e.Message}");
            return null;
        }
    }
}
