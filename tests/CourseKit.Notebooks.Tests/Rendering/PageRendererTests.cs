using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CourseKit.Notebooks.Rendering;

namespace CourseKit.Notebooks.Tests.Rendering;

public sealed class PageRendererTests
{
    [Fact]
    public void Headings_of_all_cells_have_ids_of_their_own_and_stand_in_the_contents()
    {
        var page = Page(Text("# Title\n\n## Try it\n\ntext"), Text("## Try it\n\n### $\\sigma'$ dies"));
        page.QuerySelectorAll("h2").Select(h => h.Id).ShouldBe(["try-it", "try-it-2"]);
        page.QuerySelectorAll("#page-sections a").Select(a => a.GetAttribute("href")).ShouldBe(["#try-it", "#try-it-2", "#sigma-dies"]);
        page.QuerySelectorAll("#page-sections a .math").Length.ShouldBe(1);
        AllIdsDiffer(page);
    }

    [Fact]
    public void Footnotes_of_different_cells_do_not_mix()
    {
        var page = Page(Text("a[^1]\n\n[^1]: first"), Text("b[^1]\n\n[^1]: second"));
        AllIdsDiffer(page);
        foreach (var link in page.QuerySelectorAll("a.footnote-ref, a.footnote-back-ref"))
            page.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull();
    }

    [Fact]
    public void Formulas_reach_the_page_as_they_were_written()
    {
        var page = Page(Text("$a < b$ and `$not$`\n\n$$\n\\begin{aligned} x &= 1 \\\\ y &= 2 \\end{aligned}\n$$\n\n| $|x|$ |\n| --- |\n| $a_1*b_2*c$ |"));
        page.QuerySelectorAll(".math").Select(m => m.TextContent.Trim()).ShouldBe(
            ["\\(a < b\\)", "\\[\\begin{aligned} x &= 1 \\\\ y &= 2 \\end{aligned}\\]", "\\(|x|\\)", "\\(a_1*b_2*c\\)"]);
    }

    [Fact]
    public void Punctuation_stays_with_the_formula_before_it()
    {
        var page = Page(Text("At $a$. If $b$), then $c$ and *$d$*, but $" + new string('x', 41) + "$."));
        page.QuerySelectorAll(".kept").Select(k => k.TextContent).ShouldBe([@"\(a\).", @"\(b\)),"]);
        page.QuerySelector(".prose p")!.TextContent.ShouldBe(@"At \(a\). If \(b\)), then \(c\) and \(d\), but \(" + new string('x', 41) + @"\).");
    }

    [Fact]
    public void Korean_terms_are_marked_as_Korean()
        => Page(Text("the **loss** (손실 함수): ![손실](a.png) `손실` <b>")).QuerySelectorAll("main [lang=ko]").Select(e => e.TextContent).ShouldBe(["손실 함수"]);

    [Fact]
    public void The_first_title_stands_in_the_page_s_head_and_only_there()
    {
        var page = Page(Text("# 01 Loss of $w$\n\ntext"));
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelector("header.page-head h1 .math").ShouldNotBeNull();
        page.Title.ShouldBe("Loss of w");
    }

    [Fact]
    public void Text_from_outputs_is_never_taken_for_markup()
    {
        const string attack = "</pre><script>alert(1)</script>&amp;";
        var page = Page(Code(
            "x",
            new StreamOutput("stdout", attack),
            new StreamOutput("stderr", attack),
            new ErrorOutput(attack, attack, [attack]),
            Shown(MimeTypes.Text, attack),
            Shown(MimeTypes.Json, "\"" + attack.Replace("/", "\\/", StringComparison.Ordinal) + "\""),
            Shown(MimeTypes.Mermaid, attack),
            Shown(MimeTypes.Png, "\"><script>alert(1)</script>"),
            Shown("text/x-unknown", attack),
            Shown("application/" + attack, "x"))
            with
        { Run = new CellRun(CellStatus.PassedOver, TimeSpan.Zero, attack) });
        page.QuerySelectorAll("main script").ShouldBeEmpty();
        page.QuerySelectorAll("pre.output").Length.ShouldBe(4);
        page.QuerySelectorAll("pre.output").ShouldAllBe(pre => pre.TextContent == attack);
        page.QuerySelector(".error .message strong")!.TextContent.ShouldBe(attack);
    }

    [Fact]
    public void The_richest_type_of_an_output_is_shown_whatever_their_order()
    {
        var page = Page(Code("x", new DisplayOutput(new Dictionary<string, string>
        {
            [MimeTypes.Text] = "poor",
            [MimeTypes.Check] = "{}",
            [MimeTypes.Html] = "<b class=rich>rich</b>",
        })));
        page.QuerySelector(".output .rich").ShouldNotBeNull();
        page.QuerySelector(".outputs")!.TextContent.ShouldNotContain("poor");
    }

    [Fact]
    public void A_value_shown_again_takes_the_first_one_s_place()
    {
        DisplayOutput Step(string text) => new(new Dictionary<string, string> { [MimeTypes.Text] = text }, DisplayId: "progress");
        var page = Page(Code("x", Step("10 %"), new StreamOutput("stdout", "working"), Step("100 %")));
        page.QuerySelectorAll(".output").Select(o => o.TextContent).ShouldBe(["100 %", "working"]);
    }

    [Fact]
    public void A_script_can_t_end_its_own_element()
    {
        var page = Page(new Cell(Languages.JavaScript, "s") { Outputs = [Shown(MimeTypes.JavaScript, "const s = '</script><b id=out>';")] });
        page.GetElementById("out").ShouldBeNull();
        page.QuerySelector("main script")!.TextContent.ShouldContain("<\\/script>");
    }

    [Fact]
    public void A_failed_cell_shows_its_line_and_the_page_says_where()
    {
        var cell = Code("a\nb", new ErrorOutput("CS0103", "01-x.dib, cell 2, line 2: no b", ["b", "^"])) with
        {
            Run = new CellRun(CellStatus.Failed, TimeSpan.Zero),
        };
        var page = Page(Text("# T"), cell, Code("c") with { Run = new CellRun(CellStatus.NotReached, TimeSpan.Zero) });
        page.QuerySelector(".line.faulty")!.TextContent.ShouldBe("b");
        page.QuerySelector(".page-head .failure a")!.GetAttribute("href").ShouldBe("#cell-2");
        page.QuerySelector("#cell-2[data-status=failed]").ShouldNotBeNull();
        page.QuerySelector("#cell-3 .not-reached")!.TextContent.ShouldContain("Not reached");
    }

    [Fact]
    public void A_cell_that_was_passed_over_says_why()
    {
        var page = Page(new Cell("fsharp", "1") { Run = new CellRun(CellStatus.PassedOver, TimeSpan.Zero, "there is no kernel for F#") });
        page.QuerySelector(".note")!.TextContent.ShouldBe("Passed over: there is no kernel for F#");
        page.QuerySelector("code.language-fsharp")!.TextContent.ShouldBe("1");
    }

    [Fact]
    public void A_first_line_fold_hides_the_code_under_its_title()
    {
        var page = Page(Code("// fold: Set-up <1>\nvar x = 1;"));
        page.QuerySelector("details.folded summary")!.TextContent.ShouldBe("Set-up <1>");
        page.QuerySelector("details.folded code")!.TextContent.ShouldBe("// fold: Set-up <1>\nvar x = 1;");
    }

    [Fact]
    public void Run_times_are_shown_where_they_are_noticed()
    {
        var page = Page(
            Code("a") with { Run = new CellRun(CellStatus.Succeeded, TimeSpan.FromMilliseconds(20)) },
            Code("b") with { Run = new CellRun(CellStatus.Succeeded, TimeSpan.FromSeconds(83)) });
        page.QuerySelectorAll(".elapsed").Select(e => e.TextContent).ShouldBe(["1 min 23 s"]);
        page.QuerySelector(".facts")!.TextContent.ShouldContain("Ran in 1 min 23 s");
    }

    [Fact]
    public void Only_what_a_page_needs_is_loaded_and_from_elsewhere_only_with_its_hash()
    {
        Page(Text("# T")).QuerySelectorAll("script[src], link[rel=stylesheet], meta[name=coursekit-plotly]").ShouldBeEmpty();

        var page = Page(Text("$x$"), Code("f", Shown(MimeTypes.Html, "<div class='coursekit-figure'></div>"), Shown(MimeTypes.Mermaid, "flowchart LR")));
        var loaded = page.QuerySelectorAll("script[src], link[rel=stylesheet]");
        loaded.Length.ShouldBe(3);
        loaded.ShouldAllBe(e => e.GetAttribute("integrity")!.StartsWith("sha384-") && e.GetAttribute("crossorigin") == "anonymous");
        page.QuerySelector("meta[name=coursekit-plotly]")!.GetAttribute("data-integrity")!.ShouldStartWith("sha384-");
    }

    [Fact]
    public void A_page_has_landmarks_a_skip_link_and_a_theme_before_it_is_painted()
    {
        var page = Page(Text("# T\n\n## S"));
        page.QuerySelector("html")!.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector("a.skip")!.GetAttribute("href").ShouldBe("#main");
        page.QuerySelectorAll("main#main, nav[aria-label], header.top").Length.ShouldBe(3);
        page.QuerySelector("head > script:not([src])")!.TextContent.ShouldContain("coursekit-theme");
    }

    [Fact]
    public void The_same_notebook_gives_the_same_page()
    {
        var notebook = new Notebook([Text("# T\n\n## A[^1]\n\n[^1]: x"), Code("var x = 1;", Shown(MimeTypes.Json, "{\"a\":1}"))]);
        PageRenderer.RenderStandalone(notebook).ShouldBe(PageRenderer.RenderStandalone(notebook));
    }

    private static void AllIdsDiffer(IParentNode page)
    {
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
    }

    private static IDocument Page(params Cell[] cells)
        => new HtmlParser().ParseDocument(PageRenderer.RenderStandalone(new Notebook(cells) { FilePath = "01-x.dib" }));

    private static Cell Text(string source) => new(Languages.Markdown, source);

    private static Cell Code(string source, params CellOutput[] outputs) => new(Languages.CSharp, source) { Outputs = outputs };

    private static DisplayOutput Shown(string type, string data) => new(new Dictionary<string, string> { [type] = data });
}
