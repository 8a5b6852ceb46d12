using System.Text;

namespace CourseKit.Notebooks.Execution.Kernel.Output;

/// <summary>Replaces half characters, which no file and no message can hold, by the sign for them.</summary>
internal static class ValidText
{
    public static string Of(string text)
        => text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    public static DisplayOutput Of(DisplayOutput output)
        => output.Data.Values.All(v => ReferenceEquals(v, Of(v)))
            ? output
            : output with { Data = output.Data.ToDictionary(d => d.Key, d => Of(d.Value)) };

    public static ErrorOutput Of(ErrorOutput error)
        => error with { Message = Of(error.Message), Traceback = [.. error.Traceback.Select(Of)] };
}
