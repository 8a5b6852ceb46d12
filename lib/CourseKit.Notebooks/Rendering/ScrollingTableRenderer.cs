using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Tables that scroll by themselves where the page is too narrow for them.</summary>
internal sealed class ScrollingTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">");
        base.Write(renderer, table);
        renderer.EnsureLine();
        renderer.WriteLine("</div>");
    }
}
