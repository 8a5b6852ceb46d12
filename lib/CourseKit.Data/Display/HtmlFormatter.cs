namespace CourseKit.Data.Display;

/// <summary>Writes a value of ours as HTML; the host finds the members by their names.</summary>
internal sealed class HtmlFormatter
{
    public string MimeType => "text/html";

    public bool Format(object instance, TextWriter writer)
    {
        var html = instance switch
        {
            DataTable table => table.ToHtml(),
            DigitSamples samples => samples.ToHtml(),
            DigitSet set => set.ToHtml(),
            _ => null,
        };
        writer.Write(html);
        return html is not null;
    }
}
