namespace CourseKit.Display;

/// <summary>Writes a value in one MIME type. Hosts find both members by name, so there must be no overloads.</summary>
/// <param name="mimeType">What <paramref name="format"/> returns.</param>
/// <param name="format">The value as text; null if it cannot be shown so.</param>
internal sealed class Formatter(string mimeType, Func<object, string?> format)
{
    /// <summary>The MIME type of what is written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value; false lets the host fall back.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (format(instance) is not { } text)
            return false;
        writer.Write(text);
        return true;
    }
}
