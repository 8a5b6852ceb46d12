using CourseKit.Grading.Reports.Pages;

namespace CourseKit.Grading.Similarity;

/// <summary>Code with line numbers and its shared stretches marked.</summary>
/// <remarks>Not coloured as C#: that would take a parser, which code nested deeply enough can bring down.</remarks>
internal static class Listing
{
    private const int Colours = 5;
    private const int MostLines = 500;

    /// <summary>The listing.</summary>
    /// <param name="source">The code.</param>
    /// <param name="runs">The shared stretches with their numbers, which are the same on both sides.</param>
    public static Markup Of(string source, IReadOnlyList<(int Index, CodeSpan Item)> runs)
    {
        var owner = new int[source.Length];
        Array.Fill(owner, -1);
        foreach (var (number, span) in runs)
            owner.AsSpan(span.Start, span.Length).Fill(number);
        var html = new Markup().Add($"<pre class=\"listing\">");
        var line = 0;
        var last = -1;
        var start = 0;
        for (; start < source.Length && line < MostLines; line++)
        {
            var end = source.IndexOf('\n', start);
            end = end < 0 ? source.Length : end;
            html.Add($"<span class=\"line\">");
            last = AddLine(html, source, owner, start, end, last);
            html.Add($"</span>");
            start = end + 1;
        }

        if (start < source.Length)
            html.Add($"<span class=\"line\">…</span>");
        return html.Add($"</pre>\n");
    }

    private static int AddLine(Markup html, string source, int[] owner, int start, int end, int last)
    {
        for (var i = start; i < end;)
        {
            var stop = i + 1;
            while (stop < end && owner[stop] == owner[i])
                stop++;

            var text = source[i..stop].TrimEnd('\r');
            var indent = text.Length - text.TrimStart(' ', '\t').Length;
            if (owner[i] < 0 || indent == text.Length)
            {
                html.Add($"{text}");
            }
            else
            {
                // Where a stretch begins stands its number, by which the other side is found without colours.
                html.Add($"{text[..indent]}<mark class=\"run-{owner[i] % Colours}\">");
                if (owner[i] != last)
                    html.Add($"<sup>{owner[i] + 1}</sup>");
                html.Add($"{text[indent..]}</mark>");
                last = owner[i];
            }

            i = stop;
        }

        return last;
    }
}
