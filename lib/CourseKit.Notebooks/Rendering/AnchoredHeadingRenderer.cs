using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Headings with a link to themselves.</summary>
internal sealed class AnchoredHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"h{Math.Clamp(heading.Level, 1, 6)}");
        renderer.EnsureLine();
        renderer.Write("<").Write(tag).WriteAttributes(heading).Write(">");
        renderer.WriteLeafInline(heading);
        if (heading.TryGetAttributes()?.Id is { } id && heading.Level > 1)
            renderer.Write(" <a class=\"anchor\" href=\"#").Write(Html.Escape(id)).Write("\" aria-label=\"Link to this section\">#</a>");
        renderer.Write("</").Write(tag).WriteLine(">");
    }
}
