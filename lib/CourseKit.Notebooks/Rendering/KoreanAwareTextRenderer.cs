using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace CourseKit.Notebooks.Rendering;

/// <summary>
/// Plain text, with Korean terms marked as Korean: screen readers change their voice for them, browsers their line breaking.
/// </summary>
internal sealed partial class KoreanAwareTextRenderer : HtmlObjectRenderer<LiteralInline>
{
    protected override void Write(HtmlRenderer renderer, LiteralInline literal)
    {
        var text = literal.Content.ToString();
        var position = 0;
        foreach (var korean in renderer.EnableHtmlForInline ? Hangul().Matches(text).AsEnumerable() : [])
        {
            renderer.WriteEscape(text.AsSpan(position, korean.Index - position));
            renderer.Write("<span lang=\"ko\">").WriteEscape(korean.Value).Write("</span>");
            position = korean.Index + korean.Length;
        }

        renderer.WriteEscape(text.AsSpan(position));
    }

    [GeneratedRegex(@"[\p{IsHangulSyllables}\p{IsHangulJamo}\p{IsHangulCompatibilityJamo}]+( [\p{IsHangulSyllables}]+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hangul();
}
