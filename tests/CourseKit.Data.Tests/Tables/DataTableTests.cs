namespace CourseKit.Data.Tests.Tables;

public sealed class DataTableTests
{
    private static readonly DataTable People = new(
        "people",
        "Made for a test.",
        new DataColumn("height", [1.755, double.NaN, 1.6]),
        new DataColumn("sex", ["male", "female", "male"], ["male", "female"]),
        new DataColumn("weight", [65.5, 70, 50]));

    [Fact]
    public void Numeric_columns_become_a_matrix()
    {
        var all = People.ToMatrix();
        (all.Rows, all.Columns).ShouldBe((3, 2));
        all[0, 0].ShouldBe(1.755);
        all[2, 1].ShouldBe(50);
        People.ToMatrix("weight", "height")[0, 1].ShouldBe(1.755);
    }

    [Fact]
    public void A_nominal_column_becomes_a_one_hot_code_in_the_declared_order()
        => People.OneHot("sex").AsSpan<double>().ToArray().ShouldBe([1, 0, 0, 1, 1, 0]);

    [Fact]
    public void Rows_are_chosen_with_the_categories_kept()
    {
        var women = People.Rows(1);
        women.Count.ShouldBe(1);
        women["sex"].Categories.ShouldBe(["male", "female"]);
        women["sex"].Codes.ShouldBe([1]);
        People.Take(2).Numbers("weight").ShouldBe([65.5, 70]);
        Should.Throw<ArgumentOutOfRangeException>(() => People.Take(4)).Message.ShouldContain("count must be 0 to 3, got 4");
        Should.Throw<ArgumentOutOfRangeException>(() => People.Rows(3)).Message.ShouldContain("rows must be 0 to 2, got 3");
    }

    [Fact]
    public void Misuse_is_named()
    {
        Should.Throw<ArgumentException>(() => People["size"]).Message.ShouldContain("no column 'size' in people: wanted one of height, sex, weight");
        Should.Throw<InvalidOperationException>(() => People.Numbers("sex")).Message.ShouldContain("column sex holds categories");
        Should.Throw<InvalidOperationException>(() => People.OneHot("height")).Message.ShouldContain("column height holds numbers");
        Should.Throw<ArgumentException>(() => new DataColumn("sex", ["other"], ["male"])).Message.ShouldContain("got 'other', wanted one of male");
        Should.Throw<ArgumentException>(() => new DataTable("t", "s", new DataColumn("a", [1.0]), new DataColumn("b", [1.0, 2]))).Message.ShouldContain("column b has 2 rows, column a has 1");
    }

    [Fact]
    public void It_shows_its_first_rows_and_says_how_many_there_are()
    {
        var table = new DataTable("<t>", "From here.", new DataColumn("a", [.. Enumerable.Range(0, 20).Select(k => k + 0.5)]));
        var html = table.ToHtml();
        html.ShouldContain(">7.5<");
        html.ShouldNotContain(">8.5<");
        html.ShouldContain("&lt;t&gt;: 20 rows &#215; 1 columns, the first 8 shown. From here.");
        html = People.ToHtml();
        html.ShouldContain("em\"></td>", Case.Sensitive, "a missing number");
        html.ShouldContain(">1.755<");
        html.ShouldContain(">1.600<", Case.Sensitive, "points stand beneath each other");
        html.ShouldContain(">70.0<");
        new DataTable("t", "s.", new DataColumn("a", [1e-30, 2])).ToHtml().ShouldContain(">1E-30<");
    }
}
