using System.Reflection;
using System.Text.Json;
using CourseKit.Checks;

namespace CourseKit.Tests.Checks;

public class CheckResultTests
{
    private static readonly CheckResult Mixed = Check.Exercise("a-b", "Title with <b> & \"quotes\"")
        .Case("number", () => 0.25, 0.25)
        .Case("vector", () => new[] { 1, double.NaN, double.NegativeInfinity }, [1, 2, 3])
        .Case("matrix", () => new[,] { { 1, 2 }, { 3, 4 } }, new[,] { { 1, 2 }, { 3, 4 } })
        .Case("words", () => "<script>σ</script>", "abc")
        .Case("list", () => (true, "x", (object?)null), (true, "x", (object?)null))
        .Case("broken", () => throw new FormatException("<i>bad</i>"), 1)
        .Run();

    [Fact]
    public void The_data_for_graders_hold_each_case_with_its_observed_value()
    {
        var json = JsonDocument.Parse(Mixed.ToJson()).RootElement;
        json.GetProperty("schema").GetInt32().ShouldBe(1);
        json.GetProperty("id").GetString().ShouldBe("a-b");
        json.GetProperty("passed").GetBoolean().ShouldBeFalse();
        json.GetProperty("notDone").GetBoolean().ShouldBeFalse();
        var cases = json.GetProperty("cases");
        cases.GetArrayLength().ShouldBe(6);
        Observed(0).ShouldBe("""{"type":"number","value":0.25}""");
        Observed(1).ShouldBe("""{"type":"vector","value":[1,"NaN","-Infinity"]}""");
        Observed(2).ShouldBe("""{"type":"matrix","value":[[1,2],[3,4]]}""");
        cases[3].GetProperty("observed").GetProperty("value").GetString().ShouldBe("<script>σ</script>");
        Observed(4).ShouldBe("""{"type":"list","value":[{"type":"boolean","value":true},{"type":"text","value":"x"},{"type":"nothing","value":null}]}""");
        Observed(5).ShouldBe("null");
        cases[1].GetProperty("verdict").GetString().ShouldBe("wrong");
        cases[5].GetProperty("verdict").GetString().ShouldBe("failed");
        cases[0].GetProperty("diagnosis").ValueKind.ShouldBe(JsonValueKind.Null);
        cases[5].GetProperty("diagnosis").GetString()!.ShouldContain("FormatException");

        string Observed(int place) => cases[place].GetProperty("observed").GetRawText();
    }

    [Fact]
    public void The_data_for_graders_say_how_near_is_near_enough_and_what_was_only_observed()
    {
        var json = JsonDocument.Parse(Check.Exercise("x", "X")
            .Case("judged", () => 1, 1, 0.25)
            .Observe("looked at", () => new[] { 1.5, double.NaN }, 1e-3, 0)
            .Observe("broken", () => throw new FormatException("no")).Run().ToJson()).RootElement.GetProperty("cases");
        json[0].GetProperty("tolerance").GetRawText().ShouldBe("""{"absolute":0.25,"relative":1E-06}""");
        json[1].GetProperty("tolerance").GetRawText().ShouldBe("""{"absolute":0.001,"relative":0}""");
        json[1].GetProperty("verdict").GetString().ShouldBe("observed");
        json[1].GetProperty("observed").GetRawText().ShouldBe("""{"type":"vector","value":[1.5,"NaN"]}""");
        json[2].GetProperty("verdict").GetString().ShouldBe("failed");
        json[2].GetProperty("tolerance").GetProperty("absolute").GetDouble().ShouldBe(1e-6);
    }

    [Fact]
    public void The_page_shows_an_observed_value_and_calls_it_neither_right_nor_wrong()
    {
        var html = Check.Exercise("x", "X").Observe("a number", () => 0.25).Observe("a truth", () => true).Run().ToHtml();
        html.ShouldContain("a number: <span class=\"ck-word\">observed</span> <code>0.25</code>");
        html.ShouldContain("a truth: <span class=\"ck-word\">observed</span> <code>true</code>");
        html.ShouldContain("<section class=\"coursekit-check ck-open\"");
        html.ShouldNotContain(">right<");
        html.ShouldNotContain("not right");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData("word")]
    public void A_huge_value_is_cut_in_the_data_and_says_so(object item)
    {
        var json = Check.Exercise("x", "X").Observe("it", () => Enumerable.Repeat(item, 50_000)).Run().ToJson();
        var observed = JsonDocument.Parse(json).RootElement.GetProperty("cases")[0].GetProperty("observed");
        observed.GetProperty("value").GetArrayLength().ShouldBe(10_000);
        observed.GetProperty("truncated").GetBoolean().ShouldBeTrue();
        observed.GetProperty("columns").GetInt32().ShouldBe(50_000);
    }

    [Fact]
    public void The_page_escapes_what_students_write_and_says_every_verdict_in_words()
    {
        var html = Mixed.ToHtml();
        html.ShouldNotContain("<script>");
        html.ShouldNotContain("<i>bad");
        html.ShouldContain("Title with &lt;b&gt; &amp;");
        html.ShouldContain("not right");
        html.ShouldContain("stopped");
        html.ShouldContain(">right<");
        Mixed.ToHtml().ShouldBe(html, "two runs of a notebook give the same bytes");
    }

    [Fact]
    public void Hosts_find_the_formatters_by_convention()
    {
        foreach (var value in new object[] { Mixed, Check.Exercise("x", "X").Case("it", () => 1, 1) })
        {
            var attribute = value.GetType().GetCustomAttributes().Single(found => found.GetType().Name == "TypeFormatterSourceAttribute");
            var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
            var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
            var written = new Dictionary<string, string>();
            foreach (var formatter in formatters)
            {
                var writer = new StringWriter();
                var done = (bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!;
                done.ShouldBeTrue();
                written[(string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!] = writer.ToString();
            }

            var preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
            preferred.ShouldBe(["text/html", "application/vnd.coursekit.check+json", "text/plain"]);
            preferred.ShouldAllBe(type => written.ContainsKey(type));
            JsonDocument.Parse(written["application/vnd.coursekit.check+json"]);
        }
    }

    [Fact]
    public void An_exercise_shown_in_three_forms_runs_the_student_code_once()
    {
        var calls = 0;
        var check = Check.Exercise("x", "X").Case("it", () => ++calls, 1);
        foreach (var formatter in new CheckFormatterSource().CreateTypeFormatters())
            formatter.GetType().GetMethod("Format")!.Invoke(formatter, [check, new StringWriter()]);
        calls.ShouldBe(1);
    }
}
