using CourseKit.Notebooks.Execution.Kernel.Formatting;

namespace CourseKit.Notebooks.Tests.Execution.Kernel;

public sealed class FormattingTests : IDisposable
{
    private const string Convention = """
        class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
        {
            public Type FormatterSourceType { get; } = formatterSourceType;
            public string[] PreferredMimeTypes { get; set; } = [];
        }
        class Formatter(string mime, Func<object, System.IO.TextWriter, bool> format)
        {
            public string MimeType { get; } = mime;
            public bool Format(object instance, System.IO.TextWriter writer) => format(instance, writer);
        }
        class Source
        {
            public IEnumerable<object> CreateTypeFormatters()
            {
                yield return new Formatter("text/html", (x, w) => { w.Write("<b>html</b>"); return true; });
                yield return new Formatter("application/vnd.plotly.v1+json", (x, w) => { w.Write("{}"); return true; });
                yield return new Formatter("image/svg+xml", (x, w) => false);
                yield return new Formatter("text/latex", (x, w) => throw new Exception("broken"));
            }
        }
        [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "application/vnd.plotly.v1+json", "text/plain" })]
        class Figure { public override string ToString() => "a figure"; }
        class Special : Figure { public string ToHtml() => "<i>never used</i>"; }
        class Shown { public string ToHtml() => "<p>shown</p>"; public override string ToString() => "shown"; }
        class Broken { public string ToHtml() => throw new InvalidOperationException("no"); public override string ToString() => "broken"; }
        """;

    private readonly KernelHarness _kernel = new();

    public static TheoryData<object?, string> Texts => new()
    {
        { null, "<null>" },
        { "text", "text" },
        { 0.1, "0.1" },
        { 1e-7f, "1E-07" },
        { 1234567.5m, "1234567.5" },
        { double.NaN, "NaN" },
        { true, "True" },
        { DayOfWeek.Monday, "Monday" },
        { new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc), "2026-11-21" },
        { new DateTime(2026, 11, 21, 1, 2, 3, DateTimeKind.Utc), "2026-11-21 01:02:03" },
        { TimeSpan.FromSeconds(1.5), "00:00:01.5000000" },
        { new[] { 1, 2 }, "[1, 2]" },
        { new[] { "a\"b", null }, "[\"a\\\"b\", <null>]" },
        { new List<int[]> { new[] { 1 }, new[] { 2, 3 } }, "[[1], [2, 3]]" },
        { new[,] { { 1.5, 2 }, { 3, 4 } }, "[[1.5, 2], [3, 4]]" },
        { new Dictionary<string, int> { ["a"] = 1 }, "{\"a\": 1}" },
        { (1, "x"), "(1, \"x\")" },
        { new { A = 1, B = "x" }, "{ A = 1, B = \"x\" }" },
        { new Point(1, null), "FormattingTests.Point { X = 1, Next = <null> }" },
        { new byte[] { 1, 255 }, "byte[2] 01 FF" },
        { typeof(Dictionary<string, int?[]>), "Dictionary<string, int?[]>" },
        { new InvalidOperationException("no"), "InvalidOperationException: no" },
        { Task.FromResult(3), "Task<int>, not awaited: write await in front of it" },
        { Task.CompletedTask, "Task, not awaited: write await in front of it" },
        { Enumerable.Range(0, 60), "[" + string.Join(", ", Enumerable.Range(0, 50)) + ", … and more]" },
        { Enumerable.Range(0, 60).ToArray(), "[" + string.Join(", ", Enumerable.Range(0, 50)) + ", … 10 more]" },
        { Endless(), "[" + string.Join(", ", Enumerable.Range(0, 50)) + ", … and more]" },
        { Fails(), "[<threw Exception: broke>]" },
        { new object(), "object" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Values_have_a_text_that_reads_like_csharp(object? value, string text) => PlainText.Of(value).ShouldBe(text);

    [Fact]
    public void A_value_that_contains_itself_ends()
    {
        var list = new List<object>();
        list.Add(list);
        PlainText.Of(list).ShouldBe("[[(itself)]]".Replace("[[", "[", StringComparison.Ordinal).Replace("]]", "]", StringComparison.Ordinal));
        var node = new Node();
        node.Next = node;
        PlainText.Of(node).ShouldBe("FormattingTests.Node { Next = (itself), Bad = InvalidOperationException: bad }");
        PlainText.Of(Nested(20)).ShouldBe("[[[[…]]]]");
        Html(node).ShouldContain("<th>Bad</th><td><em>threw InvalidOperationException: bad</em></td>");
    }

    [Fact]
    public void Objects_in_a_sequence_are_a_table_with_their_members_as_columns()
        => Html(new[] { new Point(1, null), new Point(2, "<b>") }).ShouldBe("""
            <table class="coursekit-table">
            <thead><tr><th>X</th><th>Next</th></tr></thead>
            <tbody>
            <tr><td class="number">1</td><td>&lt;null&gt;</td></tr>
            <tr><td class="number">2</td><td>&lt;b&gt;</td></tr>
            </tbody>
            </table>
            """);

    [Fact]
    public void Tables_are_bounded_and_say_what_they_leave_out()
    {
        var html = Html(Enumerable.Range(0, 80).Select(i => new { i }).ToList());
        html.Split("<tr>").Length.ShouldBe(1 + 1 + 50 + 1);
        html.ShouldContain("<td colspan=\"1\">… 30 more</td>");
        Html(new double[100, 100]).ShouldContain("… 50 more");
    }

    [Fact]
    public void Dictionaries_records_matrices_and_rows_of_tuples_are_tables()
    {
        Html(new Dictionary<string, double> { ["a"] = 0.5 }).ShouldContain("<tr><td>a</td><td class=\"number\">0.5</td></tr>");
        Html(new { A = 1 }).ShouldContain("<tr><th>A</th><td class=\"number\">1</td></tr>");
        Html(new[,] { { 1, 2 } }).ShouldContain("<tr><td class=\"number\">1</td><td class=\"number\">2</td></tr>");
        Html(new[] { new[] { 1 }, new[] { 2, 3 } }).ShouldContain("<tr><td class=\"number\">2</td><td class=\"number\">3</td></tr>");
        Html(new[] { (1, "x") }).ShouldContain("<th>Item1</th><th>Item2</th>");
    }

    [Fact]
    public void Single_values_and_rows_of_them_need_no_table()
    {
        foreach (var value in new object[] { 1, "x", new[] { 1, 2 }, (1, 2), new List<string>(), new int[2, 2, 2] })
            ValueFormatter.Format(value, [], _ => { }).Keys.ShouldBe([MimeTypes.Text]);
    }

    [Fact]
    public async Task A_type_with_the_attribute_shows_all_its_forms_the_preferred_first()
    {
        await _kernel.AfterAsync(Convention, "new Figure()");
        var data = _kernel.Displays[0].Data;
        data.Keys.ShouldBe(["application/vnd.plotly.v1+json", "text/plain", "text/html"]);
        data["text/plain"].ShouldBe("a figure");
        _kernel.Stderr.ShouldBe("[showing a Figure as text/latex threw Exception: broken]\n");
    }

    [Fact]
    public async Task The_attribute_counts_for_derived_types_too()
    {
        await _kernel.AfterAsync(Convention, "new Special()");
        _kernel.Displays[0].Data["text/html"].ShouldBe("<b>html</b>");
    }

    [Fact]
    public async Task A_type_with_ToHtml_shows_it_also_inside_a_sequence()
    {
        await _kernel.AfterAsync(Convention, "new Shown()");
        _kernel.Displays[0].Data.ShouldBe(new Dictionary<string, string> { ["text/html"] = "<p>shown</p>", ["text/plain"] = "shown" }, ignoreOrder: true);
        await _kernel.AfterAsync("new[] { new Shown(), new Shown() }");
        _kernel.Displays[0].Data["text/html"].ShouldContain("<tr><td><p>shown</p></td></tr>\n<tr><td><p>shown</p></td></tr>");
        await _kernel.AfterAsync("new { a = new Shown() }");
        _kernel.Displays[0].Data["text/html"].ShouldContain("<th>a</th><td><p>shown</p></td>");
    }

    [Fact]
    public async Task A_fault_in_a_types_own_form_is_told_and_the_value_still_shown()
    {
        var run = (await _kernel.AfterAsync(Convention)).RunAsync("new Broken()");
        (await run).Status.ShouldBe(CellStatus.Succeeded);
        _kernel.Stderr.ShouldBe("[showing a Broken as text/html threw InvalidOperationException: no]\n");
        _kernel.Result.ShouldBe("broken");
    }

    [Fact]
    public async Task Display_shows_at_once_and_can_be_updated()
    {
        await _kernel.AfterAsync("var d = \"one\".Display(); Console.Write(\"x\"); d.Update(2);");
        _kernel.Outputs.Count.ShouldBe(2);
        _kernel.Displays[0].ShouldSatisfyAllConditions(
            d => d.Data[MimeTypes.Text].ShouldBe("2"), d => d.DisplayId.ShouldBe("cell1-1"), d => d.IsResult.ShouldBeFalse());
    }

    [Fact]
    public async Task Display_can_be_asked_for_a_form()
    {
        await _kernel.AfterAsync("""
            new[] { 1 }.Display("application/json"); "<b>x</b>".DisplayAs("text/html"); "<b>".Display("text/html"); ((object)null).Display();
            """);
        _kernel.Displays.Select(d => d.Data.Single()).ShouldBe(
        [
            new(MimeTypes.Json, "[1]"), new(MimeTypes.Html, "<b>x</b>"), new(MimeTypes.Html, "&lt;b&gt;"), new(MimeTypes.Text, "<null>"),
        ]);
    }

    [Fact]
    public async Task Two_runs_show_the_same()
    {
        const string code = "new Dictionary<string, int> { [\"b\"] = 1, [\"a\"] = 2 }.Display(); new HashSet<int> { 3, 1 }.Display(); new object().Display(); new { x = Task.Delay(5) }";
        await _kernel.AfterAsync(code);
        var first = _kernel.Displays.SelectMany(d => d.Data).ToList();
        using var again = await new KernelHarness().AfterAsync(code);
        again.Displays.SelectMany(d => d.Data).ShouldBe(first);
    }

    private static string Html(object value) => ValueFormatter.Format(value, [], _ => { })[MimeTypes.Html].ReplaceLineEndings("\n");

    private static object Nested(int depth) => depth == 0 ? 1 : new[] { Nested(depth - 1) };

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
            yield return i;
    }

    private static IEnumerable<int> Fails()
    {
        if (DateTime.UtcNow.Year > 2000)
            throw new Exception("broke");
        yield break;
    }

    public void Dispose() => _kernel.Dispose();

    private sealed record Point(int X, string? Next);

    private sealed class Node
    {
        public Node? Next { get; set; }

        public int Bad => throw new InvalidOperationException("bad");
    }
}
