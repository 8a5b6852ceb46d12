using System.Globalization;
using System.Text;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Writes source text as lines of HTML: the text without the tags is the source, character for character.</summary>
internal static class CodeHtml
{
    /// <summary>The source as one <c>span.line</c> per line.</summary>
    /// <param name="language">A canonical language name; only C# is coloured.</param>
    /// <param name="source">The text.</param>
    /// <param name="faultyLine">The line to mark, from 1; 0 for none.</param>
    public static string Lines(string language, string source, int faultyLine = 0)
    {
        var classes = language == Languages.CSharp ? CSharpHighlighter.Classify(source) : new string?[source.Length];
        var html = new StringBuilder(source.Length * 3);
        var number = 1;
        for (var start = 0; start < source.Length || number == 1; number++)
        {
            var end = source.IndexOf('\n', start);
            end = end < 0 ? source.Length : end + 1;
            AppendLine(html, source, classes, start, end, number == faultyLine);
            start = end;
        }

        return html.ToString();
    }

    private static void AppendLine(StringBuilder html, string source, string?[] classes, int start, int end, bool faulty)
    {
        // A wrapped line continues below its own indentation, not at the margin.
        var indent = 0;
        while (start + indent < end && source[start + indent] == ' ')
            indent++;
        html.Append(faulty ? "<span class=\"line faulty\"" : "<span class=\"line\"");
        if (indent > 0)
            html.Append(CultureInfo.InvariantCulture, $" style=\"--indent:{Math.Min(indent, 24)}\"");
        html.Append('>');
        for (var i = start; i < end;)
        {
            var name = classes[i];
            var stop = i + 1;
            while (stop < end && string.Equals(classes[stop], name, StringComparison.Ordinal))
                stop++;
            if (name is not null)
                html.Append("<span class=\"k-").Append(name).Append("\">");
            Html.Escape(html, source.AsSpan(i, stop - i));
            if (name is not null)
                html.Append("</span>");
            i = stop;
        }

        html.Append("</span>");
    }
}
