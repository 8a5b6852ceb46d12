using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CourseKit.Notebooks.Rendering;

/// <summary>Renders Markdown as the course's pages want it: sections, formulas, tables that scroll, links to pages.</summary>
internal static partial class CourseMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseEmphasisExtras()
        .UseDefinitionLists()
        .UseAutoLinks()
        .UseAbbreviations()
        .UseMathematics()
        .UseGenericAttributes()
        .Build();

    /// <summary>Parses Markdown; any text is valid.</summary>
    public static MarkdownDocument Parse(string source) => Markdown.Parse(source, Pipeline);

    /// <summary>Renders one cell's blocks and enters its headings into the page.</summary>
    /// <param name="blocks">The parsed text.</param>
    /// <param name="page">The page being made: its sections, its needs, its links.</param>
    public static string Render(MarkdownDocument blocks, PageContext page)
    {
        Prepare(blocks, page);
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        RendererFor(writer, page).Render(blocks);
        var html = writer.ToString();
        return blocks.Descendants<FootnoteGroup>().Any() ? SeparateFootnotes(html, page.NextFootnoteGroup()) : html;
    }

    /// <summary>Renders a heading's or a sentence's inline text, without links.</summary>
    public static string InlineHtml(ContainerInline? inlines)
    {
        var html = new StringBuilder();
        Append(inlines);
        return html.ToString();

        void Append(ContainerInline? container)
        {
            foreach (var inline in container ?? Enumerable.Empty<Inline>())
            {
                switch (inline)
                {
                    case LiteralInline literal: Html.Escape(html, literal.Content.AsSpan()); break;
                    case CodeInline code: html.Append("<code>").Append(Html.Escape(code.Content)).Append("</code>"); break;
                    case MathInline math: MathHtml.Inline(html, math.Content.ToString()); break;
                    case HtmlEntityInline entity: Html.Escape(html, entity.Transcoded.AsSpan()); break;
                    case HtmlInline tag: html.Append(tag.Tag); break;
                    case LineBreakInline: html.Append(' '); break;
                    case EmphasisInline { DelimiterCount: 1, DelimiterChar: '*' or '_' } emphasis:
                        html.Append("<em>");
                        Append(emphasis);
                        html.Append("</em>");
                        break;
                    case ContainerInline other: Append(other); break;
                }
            }
        }
    }

    /// <summary>A heading's text without mark-up; formulas keep their TeX.</summary>
    public static string PlainText(LeafBlock block)
    {
        var text = new StringBuilder();
        foreach (var inline in block.Inline?.Descendants() ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                MathInline math => text.Append(math.Content.AsSpan()),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }

    /// <summary>One sentence of Markdown as inline HTML.</summary>
    public static string Sentence(string markdown, PageContext page)
    {
        var paragraph = Parse(markdown).Descendants<ParagraphBlock>().FirstOrDefault();
        if (paragraph is null)
            return Html.Escape(markdown);
        page.NeedsMath |= paragraph.Inline?.Descendants<MathInline>().Any() ?? false;
        return InlineHtml(paragraph.Inline);
    }

    /// <summary>One sentence of Markdown without mark-up.</summary>
    public static string PlainSentence(string markdown)
        => Parse(markdown).Descendants<ParagraphBlock>().FirstOrDefault() is { } paragraph ? PlainText(paragraph) : markdown;

    private static void Prepare(MarkdownDocument blocks, PageContext page)
    {
        page.NeedsMath |= blocks.Descendants<MathBlock>().Any() || blocks.Descendants<MathInline>().Any();
        page.NeedsMermaid |= blocks.Descendants<FencedCodeBlock>().Any(code => code.Info is "mermaid");
        foreach (var heading in blocks.Descendants<HeadingBlock>())
        {
            var attributes = heading.GetAttributes();
            attributes.Id = page.UniqueId(attributes.Id ?? Slug(PlainText(heading)));
            if (heading.Parent == blocks)
                page.Sections.Add(new PageSection(heading.Level, attributes.Id, InlineHtml(heading.Inline)));
        }

        foreach (var link in blocks.Descendants<LinkInline>())
            link.Url = link.IsImage ? page.ImageUrl(link.Url) : page.LinkUrl(link.Url);
    }

    private static HtmlRenderer RendererFor(StringWriter writer, PageContext page)
    {
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new AnchoredHeadingRenderer());
        renderer.ObjectRenderers.Replace<LiteralInlineRenderer>(new KoreanAwareTextRenderer());
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new ColouredCodeRenderer());
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTableRenderer());
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new MathHtml.InlineRenderer());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new MathHtml.BlockRenderer());
        return renderer;
    }

    // Every cell is a document of its own, so every cell's footnotes would count from 1.
    private static string SeparateFootnotes(string html, int group)
        => FootnoteId().Replace(html, match => string.Create(
            CultureInfo.InvariantCulture, $"{match.Groups["before"].Value}{match.Groups["kind"].Value}-{group}:"));

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant().Normalize(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }

    [GeneratedRegex("(?<before>(id|href)=\"#?)(?<kind>fn|fnref):", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FootnoteId();
}
