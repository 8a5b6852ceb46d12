using System.Globalization;

namespace CourseKit.Tensors;

/// <summary>How a notebook host shows matrices and vectors: the small table, and text.</summary>
internal sealed class TensorFormatterSource
{
    /// <summary>The formatters that the host asks for by convention.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new HtmlFormatter(), new TextFormatter()];

    private sealed class HtmlFormatter
    {
        public string MimeType => "text/html";

        public bool Format(object instance, TextWriter writer)
        {
            var html = instance switch { Matrix matrix => matrix.ToHtml(), Vector vector => vector.ToHtml(), _ => null };
            writer.Write(html);
            return html is not null;
        }
    }

    private sealed class TextFormatter
    {
        public string MimeType => "text/plain";

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(Convert.ToString(instance, CultureInfo.InvariantCulture));
            return instance is Matrix or Vector;
        }
    }
}
