using System.Text.Json.Nodes;
using CourseKit.Figures;
using CourseKit.Figures.Html;

namespace CourseKit.Tests.Figures.Html;

public class FigureHtmlTests
{
    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Every_kind_is_a_figure_with_drawing_caption_data_and_script(string name)
    {
        var html = Samples.All[name]().ToHtml();

        html.ShouldStartWith("<figure class=\"coursekit-figure\"");
        html.ShouldEndWith("</script></figure>");
        foreach (var part in (string[])["<style>", "<svg ", "</svg><figcaption", "</figcaption><script type=\"application/json\">"])
            html.ShouldContain(part);
        JsonNode.Parse(Between(html, "<script type=\"application/json\">", "</script>"))!["data"].ShouldNotBeNull();
    }

    [Fact]
    public void No_text_can_end_the_data_or_become_markup()
    {
        const string evil = "</script><img src=x onerror=alert(1)><!--";
        var html = Figure.Line([1, 2], [1, 2], evil).Titled(evil).X(evil).Y(evil, evil).Caption(evil).Alt(evil).Note(1, 1, evil).ToHtml();

        html.ShouldNotContain("<img");
        html.ShouldNotContain("<!--");
        html.Split("</script>").Length.ShouldBe(3, "the data's end and the script's end");
    }

    [Fact]
    public void The_style_follows_every_host_s_theme()
    {
        foreach (var hook in (string[])["prefers-color-scheme:dark", "[data-theme=light]", "[data-theme=dark]", ".vscode-dark", ".vscode-light",
            ".vscode-high-contrast", ".vscode-high-contrast-light", "[data-jp-theme-light=true]", "[data-jp-theme-light=false]", "@media print"])
            FigureStyle.ForHtml.ShouldContain(hook);
    }

    [Fact]
    public void The_script_takes_the_page_s_Plotly_or_a_pinned_one_with_its_hash()
    {
        FigureScript.Source.ShouldContain("meta[name=\"coursekit-plotly\"]");
        FigureScript.Source.ShouldContain(FigureScript.Cdn);
        FigureScript.Source.ShouldContain(FigureScript.Integrity);
        FigureScript.Source.ShouldNotContain("</");
        FigureScript.Source.ShouldNotContain("\r");
    }

    [Fact]
    public void A_long_line_s_shades_stay_those_of_its_points()
    {
        var places = Enumerable.Range(0, 5000).Select(i => (double)i).ToArray();
        var html = Figure.Of(Trace.Line(places, places.Select(Math.Sin)).Shaded(places)).ToHtml();

        var trace = JsonNode.Parse(Between(html, "<script type=\"application/json\">", "</script>"))!["data"]![0]!;
        trace["marker"]!["color"]!.AsArray().Count.ShouldBe(trace["y"]!.AsArray().Count);
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
