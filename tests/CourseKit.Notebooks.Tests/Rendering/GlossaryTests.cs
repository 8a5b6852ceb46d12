using AngleSharp.Html.Parser;
using CourseKit.Notebooks.Rendering;

namespace CourseKit.Notebooks.Tests.Rendering;

/// <summary>The glossary that a site makes of its notebooks' tables of terms.</summary>
public sealed class GlossaryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-glossary-").FullName;

    private const string First = "# One\n\n**Terms**\n\n| term | Korean | meaning |\n| --- | --- | --- |\n"
        + "| learning rate | 학습률 | the factor $\\rho$ of a step |\n| variance | 분산 | what jitters |\n| norm | 노름 | $|x|$ and kin |\n";

    private const string Second = "# Two\n\n| other | table |\n| --- | --- |\n| a | b |\n\n| term | Korean | meaning |\n| :-- | --- | --- |\n"
        + "| Learning rate | 학습률 | said again |\n| *momentum* | 모멘텀 | a ball's memory |\n";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_row_of_a_table_of_terms_is_read()
        => InfoOf("01-one.dib", First).Terms.Select(term => (term.Term, term.Korean, term.Meaning)).ShouldBe(
        [
            ("learning rate", "학습률", "the factor $\\rho$ of a step"),
            ("variance", "분산", "what jitters"),
            ("norm", "노름", "$|x|$ and kin"),
        ]);

    [Fact]
    public void A_term_stands_once_with_every_chapter_that_names_it()
    {
        var site = new SiteWriter(_folder, "Course");
        File.WriteAllText(Path.Combine(_folder, "01-one.html"), "");

        site.WriteIndex([InfoOf("01-one.dib", First), InfoOf("02-two.dib", Second)]);

        var page = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(_folder, "glossary.html")));
        page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent).ShouldBe(["learning rate", "momentum", "norm", "variance"]);
        var rate = page.QuerySelectorAll("tbody tr")[0];
        rate.QuerySelectorAll("td")[2].TextContent.ShouldBe("01, 02");
        rate.QuerySelectorAll("td a").Select(link => link.GetAttribute("href")).ShouldBe(["01-one.html"], "a page that is not there yet is not linked");
        page.QuerySelectorAll(".korean-terms a").Select(link => link.TextContent).ShouldBe(["노름", "모멘텀", "분산", "학습률"]);
        foreach (var link in page.QuerySelectorAll(".korean-terms a"))
            page.QuerySelector(link.GetAttribute("href")!).ShouldNotBeNull();
        File.ReadAllText(Path.Combine(_folder, "index.html")).ShouldContain("glossary.html");
    }

    [Fact]
    public void Without_tables_of_terms_there_is_no_glossary()
    {

        new SiteWriter(_folder, "Course").WriteIndex([InfoOf("01-one.dib", "# One\n")]);

        File.Exists(Path.Combine(_folder, "glossary.html")).ShouldBeFalse();
        File.ReadAllText(Path.Combine(_folder, "index.html")).ShouldNotContain("lossary");
    }

    private static PageInfo InfoOf(string file, string markdown)
        => PageInfo.Of(new Notebook([new Cell(Languages.Markdown, markdown)]) { FilePath = file });
}
