using System.Net;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Rendering;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Notebooks.Tests.Rendering;

public sealed partial class CSharpHighlighterTests
{
    // Pieces that make a lexer stumble: unclosed strings and comments, directives, raw strings, surrogates.
    private static readonly string[] Pieces =
    [
        "\"", "\"\"\"", "$\"{", "}", "{", "'", "/*", "*/", "//", "\n", "\r\n", " ", "\t", "#r \"nuget: X\"", "#!time", "#if X",
        "#endif", "class", "var x = ", "await", "<T>", "&amp;", "<b>", "0x_F", "1e", "@\"", "$$\"\"\"", ";", "σ", "손실", "😀", "\0", "]", "(",
    ];

    [Fact]
    public void The_coloured_text_is_the_source_whatever_the_source()
    {
        var pieces = Gen.Elements(Pieces).ListOf().Select(list => string.Concat(list));
        var any = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "");
        var sources = Gen.OneOf(pieces, any);

        Prop.ForAll(sources.ToArbitrary(), source => TextOf(CodeHtml.Lines(Languages.CSharp, source)) == source)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData("var x = 1.5e-3;", "var", "keyword")]
    [InlineData("var x = 1.5e-3;", "1.5e-3", "number")]
    [InlineData("if (a) return;", "if", "control")]
    [InlineData("Console.WriteLine(\"a\");", "Console", "type")]
    [InlineData("Console.WriteLine(\"a\");", "WriteLine", "method")]
    [InlineData("Console.WriteLine(\"a\");", "\"a\"", "string")]
    [InlineData("static double Loss(double z) => z; // why", "// why", "comment")]
    [InlineData("static double Loss(double z) => z;", "Loss", "method")]
    [InlineData("record Point(double X);", "Point", "type")]
    [InlineData("var m = new Matrix(2, 3);", "Matrix", "type")]
    [InlineData("List<Matrix> all = [];", "Matrix", "type")]
    [InlineData("#r \"../lib/CourseKit.dll\"\nvar x = 1;", "#r \"../lib/CourseKit.dll\"", "directive")]
    [InlineData("#!time\nvar x = 1;", "#!time", "directive")]
    [InlineData("var s = \"unclosed", "\"unclosed", "string")]
    public void A_token_gets_the_class_of_what_it_is(string source, string token, string expected)
    {
        var at = source.IndexOf(token, StringComparison.Ordinal);
        CSharpHighlighter.Classify(source)[at..(at + token.Length)].ShouldAllBe(name => name == expected);
    }

    [Fact]
    public void A_string_over_several_lines_is_coloured_on_each()
    {
        var html = CodeHtml.Lines(Languages.CSharp, "var s = @\"one\ntwo\";");
        html.ShouldContain("<span class=\"line\"><span class=\"k-string\">two&quot;</span>;</span>");
    }

    [Fact]
    public void Other_languages_are_left_plain()
        => CodeHtml.Lines("fsharp", "let x = 1 < 2").ShouldBe("<span class=\"line\">let x = 1 &lt; 2</span>");

    private static string TextOf(string html) => WebUtility.HtmlDecode(Tags().Replace(html, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
