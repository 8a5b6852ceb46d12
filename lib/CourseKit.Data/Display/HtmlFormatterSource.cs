namespace CourseKit.Data.Display;

/// <summary>Tells a notebook host that our types show themselves by their <c>ToHtml</c>.</summary>
internal sealed class HtmlFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() => [new HtmlFormatter()];
}
