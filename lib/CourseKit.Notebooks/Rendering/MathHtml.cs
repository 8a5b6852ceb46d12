using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace CourseKit.Notebooks.Rendering;

/// <summary>
/// Writes formulas as elements that hold their TeX between delimiters: readable as they stand, and what KaTeX replaces.
/// </summary>
internal static class MathHtml
{
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
            if (math.DelimiterCount == 2)
                html.Append("<span class=\"math display\">\\[").Append(Html.Escape(math.Content.ToString())).Append("\\]</span>");
            else
                Inline(html, math.Content.ToString());
            renderer.Write(html.ToString());
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
