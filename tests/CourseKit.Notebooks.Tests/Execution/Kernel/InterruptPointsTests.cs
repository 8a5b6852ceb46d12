using CourseKit.Notebooks.Execution.Kernel.Interaction;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Tests.Execution.Kernel;

/// <summary>Where polls are written, and what of them a reader sees.</summary>
public sealed class InterruptPointsTests
{
    [Theory]
    [InlineData("for (var i = 0; i < n; i++) sum += x[i] * x[i];")]
    [InlineData("for (var i = n; i > 0; i -= 2) { if (x[i] > 0) sum += Math.Sqrt(x[i]); }")]
    [InlineData("foreach (var one in x) sum += one;")]
    public void A_loop_that_counts_and_computes_is_spared_where_nobody_sits_in_front(string code)
    {
        InterruptPoints.Add(Parse(code), PollPlaces.OutsideTightLoops).ShouldBeNull();
        InterruptPoints.Add(Parse(code), PollPlaces.Everywhere).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("while (x > 0) x++;")]
    [InlineData("do { } while (x > 0);")]
    [InlineData("for (;;) { }")]
    [InlineData("for (var i = 0; ; i++) { }")]
    [InlineData("for (var i = 1; i < n; i *= 2) { }")]
    [InlineData("for (var i = 0; i < n; i++) Train();")]
    [InlineData("foreach (var one in x) one.Train();")]
    [InlineData("for (var i = 0; i < n; i++) all.Add(new byte[9]);")]
    [InlineData("again: goto again;")]
    [InlineData("int F(int n) => F(n + 1);")]
    public void What_can_go_on_for_long_is_polled_everywhere(string code)
        => InterruptPoints.Add(Parse(code), PollPlaces.OutsideTightLoops).ShouldNotBeNull();

    [Fact]
    public void Of_nested_loops_the_outer_one_is_polled()
    {
        var polled = InterruptPoints.Add(Parse("for (var i = 0; i < n; i++)\n{\n    for (var k = 0; k < n; k++) sum++;\n}"), PollPlaces.OutsideTightLoops);
        var lines = polled.ShouldNotBeNull().Text.ToString().Split('\n');
        lines[1].ShouldContain("Poll()");
        lines[2].ShouldNotContain("Poll()");
    }

    [Fact]
    public void A_place_in_polled_code_leads_back_to_the_code_as_written()
    {
        const string Code = "var a = 1;\nwhile (a > 0) { while (a > 1) a--; throw null; }\nint F(int n) => F(n + 1);";
        var polled = InterruptPoints.Add(Parse(Code), PollPlaces.Everywhere).ShouldNotBeNull();
        var text = polled.Text.ToString();

        foreach (var word in new[] { "var a", "while (a > 0)", "while (a > 1)", "a--", "throw", "int F", "F(n + 1)" })
            polled.Written(Line(text, word), Column(text, word)).ShouldBe((Line(Code, word), Column(Code, word)), word);
        // A poll itself stands where its loop begins.
        polled.Written(2, Column(text, "global::")).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Polls_move_no_line_and_no_caret_of_an_error()
    {
        const string Code = "foreach (var n in new[] { 1 }) { while (n > 0) { throw new FormatException(\"no\"); } }";
        using var plain = new KernelHarness();
        using var polled = new KernelHarness();
        using var interruption = polled.Kernel.BeStoppable();

        var wanted = await plain.FailAsync(Code);
        var got = await polled.FailAsync(Code);

        got.Message.ShouldBe(wanted.Message);
        got.Traceback.ShouldBe(wanted.Traceback);
    }

    private static SyntaxTree Parse(string code)
        => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script));

    private static int Line(string text, string word) => text[..text.IndexOf(word, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private static int Column(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return at - (text.LastIndexOf('\n', at) + 1) + 1;
    }
}
