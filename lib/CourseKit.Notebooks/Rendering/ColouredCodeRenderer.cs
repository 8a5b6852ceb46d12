using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Code blocks in Markdown: C# coloured as in cells, Mermaid drawn.</summary>
internal sealed class ColouredCodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var text = block.Lines.ToString();
        var language = (block as FencedCodeBlock)?.Info?.ToLowerInvariant() switch
        {
            "csharp" or "cs" or "c#" => Languages.CSharp,
            var other => other ?? "text",
        };
        renderer.EnsureLine();
        if (language == Languages.Mermaid)
        {
            renderer.WriteLine(OutputHtml.Diagram(text));
            return;
        }

        renderer.Write("<pre class=\"source\" tabindex=\"0\"><code class=\"language-").Write(Html.Escape(language)).Write("\">");
        renderer.Write(CodeHtml.Lines(language, text));
        renderer.WriteLine("</code></pre>");
    }
}
