using System.Text;
using CourseKit.Grading.Judging;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Grading.Tests.Judging;

public class ObservedCheckTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schema":2,"id":"x","cases":[]}""")]
    [InlineData("""{"schema":1,"id":5,"cases":[]}""")]
    [InlineData("""{"schema":1e99,"id":"x","cases":[]}""")]
    [InlineData("""{"schema":1,"id":"x","cases":{}}""")]
    [InlineData("""{"schema":1,"id":"x","cases":[5]}""")]
    [InlineData("""{"schema":1,"id":"\ud800","cases":[]}""")]
    public void What_is_no_result_is_none(string text) => ObservedCheck.TryRead(text).ShouldBeNull();

    [Theory]
    [InlineData("""{"type":"number","value":"1"}""")]
    [InlineData("""{"type":"number","value":[1]}""")]
    [InlineData("""{"type":"vector","value":[1,null]}""")]
    [InlineData("""{"type":"matrix","value":[[1,2],[3]]}""")]
    [InlineData("""{"type":"matrix","value":[1]}""")]
    [InlineData("""{"type":"boolean","value":1}""")]
    [InlineData("""{"type":"text","value":null}""")]
    [InlineData("""{"type":"nothing","value":0}""")]
    [InlineData("""{"type":"everything","value":0}""")]
    [InlineData("""{"type":"list","value":[{}]}""")]
    [InlineData("""{"type":"vector","value":[1],"truncated":true,"rows":"1","columns":1}""")]
    [InlineData("""{"value":1}""")]
    [InlineData("5")]
    public void What_is_no_value_is_none(string value) => ObservedCheck.TryRead(Result(value)).ShouldBeNull();

    [Fact]
    public void Nesting_without_end_is_none()
    {
        ObservedCheck.TryRead(Result(new StringBuilder().Insert(0, """{"type":"list","value":[""", 10_000).ToString())).ShouldBeNull();
        ObservedCheck.TryRead(Result(Nested(20))).ShouldNotBeNull();
        ObservedCheck.TryRead(Result(Nested(21))).ShouldBeNull();

        static string Nested(int lists)
            => string.Concat(Enumerable.Repeat("""{"type":"list","value":[""", lists)) + """{"type":"number","value":1}""" + string.Concat(Enumerable.Repeat("]}", lists));
    }

    [Fact]
    public void Whatever_is_cut_or_changed_in_a_result_never_throws()
    {
        var whole = Result("""{"type":"list","value":[{"type":"matrix","value":[[1,"NaN"],[2,-3e5]]},{"type":"text","value":"a\u0000"}]}""");
        ObservedCheck.TryRead(whole).ShouldNotBeNull();
        Prop.ForAll(
            Gen.Choose(0, whole.Length - 1).ToArbitrary(), Gen.Choose(32, 126).ToArbitrary(), (at, letter) =>
            {
                _ = ObservedCheck.TryRead(whole[..at]);
                _ = ObservedCheck.TryRead(whole[..at] + (char)letter + whole[(at + 1)..]);
            }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("""{"type":"number","value":1.0000009}""", """{"type":"number","value":1}""", true)]
    [InlineData("""{"type":"number","value":1.001}""", """{"type":"number","value":1}""", false)]
    [InlineData("""{"type":"number","value":"NaN"}""", """{"type":"number","value":1}""", false)]
    [InlineData("""{"type":"number","value":1}""", """{"type":"number","value":"NaN"}""", false)]
    [InlineData("""{"type":"number","value":"NaN"}""", """{"type":"number","value":"NaN"}""", true)]
    [InlineData("""{"type":"number","value":"Infinity"}""", """{"type":"number","value":1}""", false)]
    [InlineData("""{"type":"number","value":5}""", """{"type":"number","value":"Infinity"}""", false)]
    [InlineData("""{"type":"vector","value":[1]}""", """{"type":"number","value":1}""", false)]
    [InlineData("""{"type":"vector","value":[1,2]}""", """{"type":"vector","value":[1,2]}""", true)]
    [InlineData("""{"type":"vector","value":[1,2]}""", """{"type":"vector","value":[1,2],"truncated":true,"rows":1,"columns":20000}""", false)]
    [InlineData("""{"type":"matrix","value":[[1,2]]}""", """{"type":"matrix","value":[[1],[2]]}""", false)]
    [InlineData("""{"type":"text","value":"a"}""", """{"type":"other","value":"a"}""", false)]
    [InlineData("""{"type":"list","value":[{"type":"text","value":"a"}]}""", """{"type":"list","value":[{"type":"text","value":"b"}]}""", false)]
    [InlineData("""{"type":"list","value":[{"type":"text","value":"a"}]}""", """{"type":"list","value":[{"type":"text","value":"a"}],"truncated":true,"rows":1,"columns":20000}""", false)]
    [InlineData("""{"type":"boolean","value":true}""", """{"type":"boolean","value":false}""", false)]
    public void Values_are_near_within_the_references_tolerance_and_shape(string got, string wanted, bool near)
        => Only(got).EqualsCase(Only(wanted)).ShouldBe(near);

    [Fact]
    public void Tolerance_is_the_references_whatever_the_other_side_says()
        => Only("""{"type":"number","value":5}""", 1e300).EqualsCase(Only("""{"type":"number","value":1}""")).ShouldBeFalse();

    [Fact]
    public void A_relative_tolerance_of_what_is_infinite_lets_nothing_else_through()
    {
        var infinite = Only("""{"type":"number","value":"Infinity"}""", relative: 1e-6);
        infinite.EqualsCase(infinite).ShouldBeTrue();
        Only("""{"type":"number","value":5}""").EqualsCase(infinite).ShouldBeFalse();
        Only("""{"type":"number","value":"-Infinity"}""").EqualsCase(infinite).ShouldBeFalse();
    }

    private static ObservedCase Only(string value, double tolerance = 1e-6, double relative = 0)
        => ObservedCheck.TryRead(Result(value, tolerance, relative))!.Cases.Single();

    private static string Result(string value, double tolerance = 1e-6, double relative = 0)
        => FormattableString.Invariant($$"""{"schema":1,"id":"x","cases":[{"name":"c","verdict":"observed","observed":{{value}},"diagnosis":null,"tolerance":{"absolute":{{tolerance}},"relative":{{relative}}} }]}""");
}
