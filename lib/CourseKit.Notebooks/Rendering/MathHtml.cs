using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace CourseKit.Notebooks.Rendering;

/// <summary>
/// Writes formulas as elements that hold their TeX between delimiters: readable as they stand, and what KaTeX replaces.
/// </summary>
internal static class MathHtml
{
    // TeX of this many characters fits on a phone's line; longer formulas must be able to break.
    private const int Short = 40;

    public static void Inline(StringBuilder html, string tex)
    {
        html.Append("<span class=\"math\">\\(");
        Html.Escape(html, tex);
        html.Append("\\)</span>");
    }

    public static string Display(string tex) => "<div class=\"math display\">\\[" + Html.Escape(tex) + "\\]</div>";

    internal sealed class InlineRenderer : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline math)
        {
            var html = new StringBuilder();
            var kept = math.DelimiterCount == 1 && math.Content.Length <= Short ? TakePunctuation(math.NextSibling) : "";
            if (kept.Length > 0)
                html.Append("<span class=\"kept\">");
            if (math.DelimiterCount == 2)
                html.Append("<span class=\"math display\">\\[").Append(Html.Escape(math.Content.ToString())).Append("\\]</span>");
            else
                Inline(html, math.Content.ToString());
            if (kept.Length > 0)
                html.Append(kept).Append("</span>");
            renderer.Write(html.ToString());
        }

        // A drawn formula is a box, after which a browser may end the line: a line would begin with a full stop.
        private static string TakePunctuation(Inline? next)
        {
            if (next is not LiteralInline { Content: var text } literal)
                return "";
            var marks = 0;
            while (marks < text.Length && text.Text[text.Start + marks] is '.' or ',' or ';' or ':' or '!' or '?' or ')')
                marks++;
            literal.Content.Start += marks;
            return text.ToString()[..marks];
        }
    }

    internal sealed class BlockRenderer : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock math)
        {
            renderer.EnsureLine();
            renderer.WriteLine(Display(math.Lines.ToString()));
        }
    }
}
