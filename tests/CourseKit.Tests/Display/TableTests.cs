using CourseKit.Display;

namespace CourseKit.Tests.Display;

public class TableTests
{
    private static readonly Table Runs = Table.Of(
        new[] { (Name: "SGD", Steps: 100, Loss: 0.28153), (Name: "Adam <1>", Steps: 20, Loss: -13.2877) },
        ("optimizer", r => r.Name), ("steps", r => r.Steps), ("loss", r => r.Loss));

    [Fact]
    public void Text_is_aligned_numbers_to_the_right()
        => Runs.Caption("Two runs").ToString().ShouldBe("""
            Two runs
            optimizer  steps    loss
            ─────────  ─────  ──────
            SGD          100  0.2815
            Adam <1>      20  −13.29
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_format_holds_for_its_column()
        => Runs.Format("loss", "0.0").ToString().ShouldContain("−13.3");

    [Fact]
    public void A_table_without_columns_is_refused()
    {
        Should.Throw<ArgumentException>(() => Table.Of([1, 2])).Message.ShouldContain("a table needs one column or more");
        Should.Throw<ArgumentException>(() => Table.Columns()).Message.ShouldContain("a table needs one column or more");
    }

    [Fact]
    public void What_is_no_number_has_its_sign()
        => Table.Columns(("x", new[] { double.PositiveInfinity, double.NegativeInfinity, double.NaN })).ToString().Split('\n')[2..]
            .Select(line => line.Trim()).ShouldBe(["∞", "−∞", "NaN"]);

    [Fact]
    public void A_format_for_a_column_that_is_not_there_is_refused()
        => Should.Throw<ArgumentException>(() => Runs.Format("los", "0")).Message.ShouldContain("the table has optimizer, steps, loss");

    [Fact]
    public void HTML_is_escaped_and_has_headers_for_readers()
    {
        var html = Runs.Caption("a & b").ToHtml();

        html.ShouldContain("Adam &lt;1&gt;");
        html.ShouldContain("a &amp; b</caption>");
        html.ShouldContain("<th scope=\"col\"");
        System.Xml.Linq.XDocument.Parse(html).Descendants("tr").Count().ShouldBe(3);
    }

    [Fact]
    public void Columns_must_be_of_one_length()
        => Should.Throw<ArgumentException>(() => Table.Columns(("x", new[] { 1 }), ("y", new[] { 1, 2 }))).Message.ShouldContain("'y' has 2");
}
