namespace CourseKit.Display;

/// <summary>Formatters for every type that has <c>ToHtml()</c> and says itself in words by <c>ToString()</c>.</summary>
internal class HtmlFormatterSource
{
    /// <summary>What hosts call, by name.</summary>
    public virtual IEnumerable<object> CreateTypeFormatters()
    {
        yield return new Formatter("text/html", value => (value as IHtml)?.ToHtml());
        yield return new Formatter("text/plain", value => value?.ToString());
    }
}
