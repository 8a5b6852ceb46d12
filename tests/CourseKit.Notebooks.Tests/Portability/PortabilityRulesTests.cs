using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Portability;

namespace CourseKit.Notebooks.Tests.Portability;

public class PortabilityRulesTests
{
    private static (string Rule, int Line)[] Check(string source, string language = "csharp")
        => [.. PortabilityRules.Check(new([new(language, source)])).Select(finding => (finding.Rule, finding.Line))];

    [Theory]
    [InlineData("var x = 1;\ndisplay(x);", 2)]
    [InlineData("void F() { display(\"a\"); }", 1)]
    [InlineData("display<int>(1)", 1)]
    public void A_call_of_display_is_found(string source, int line) => Check(source).ShouldBe([("display-call", line)]);

    [Theory]
    [InlineData("x.Display();")]
    [InlineData("x.display();")]
    [InlineData("// display(x)\nvar display = 1; display")]
    [InlineData("\"display(x)\"")]
    public void Other_ways_of_showing_are_not(string source) => Check(source).ShouldBeEmpty();

    [Theory]
    [InlineData("static class A\n{\n    public static int F(this int x) => x;\n}", 3)]
    [InlineData("static class A { extension(int x) { public int F() => x; } }", 1)]
    [InlineData("struct S { public static int F(this int x, int y) => x; }", 1)]
    public void An_extension_in_a_class_is_found(string source, int line) => Check(source).ShouldBe([("extension-in-class", line)]);

    [Theory]
    [InlineData("static int F(this int x) => x;")]
    [InlineData("class A { int F(int x) => this.G(x); int G(int x) => x; }")]
    public void A_top_level_extension_method_is_not(string source) => Check(source).ShouldBeEmpty();

    [Theory]
    [InlineData("using var x = File.OpenRead(\"a\");", 1)]
    [InlineData("var a = 1;\nusing var x = F();\n", 2)]
    [InlineData("using StreamReader x = new(\"a\");", 1)]
    [InlineData("await using var x = F();", 1)]
    public void A_top_level_using_declaration_is_found(string source, int line) => Check(source).ShouldBe([("using-declaration", line)]);

    [Theory]
    [InlineData("using (var x = F()) { }")]
    [InlineData("{ using var x = F(); }")]
    [InlineData("void G() { using var x = F(); }")]
    [InlineData("using System.IO;\nusing static System.Math;\nusing A = System.Int32;")]
    public void Other_usings_are_not(string source) => Check(source).ShouldBeEmpty();

    [Theory]
    [InlineData("await (F());", 1)]
    [InlineData("var x =\n  await (F());", 2)]
    [InlineData("await(F());", 1)]
    public void An_awaited_parenthesis_is_found(string source, int line) => Check(source).ShouldBe([("await-parenthesis", line)]);

    [Theory]
    [InlineData("await F();")]
    [InlineData("async Task G() { await (F()); }")]
    [InlineData("var x = (await F()).Length;")]
    public void An_awaited_expression_is_not(string source) => Check(source).ShouldBeEmpty();

    [Theory]
    [InlineData("namespace A;\nclass B;", 1)]
    [InlineData("\nnamespace A.B { class C { } }", 2)]
    public void A_namespace_is_found(string source, int line) => Check(source).ShouldBe([("namespace", line)]);

    [Theory]
    [InlineData("file class A { }", 1)]
    [InlineData("class B { }\nfile record A(int X);", 2)]
    [InlineData("file interface A;", 1)]
    [InlineData("file enum A { X }", 1)]
    public void A_file_local_type_is_found(string source, int line) => Check(source).ShouldBe([("file-local-type", line)]);

    [Theory]
    [InlineData("class A { }")]
    [InlineData("var file = 1;\nfile")]
    public void Other_types_are_not(string source) => Check(source).ShouldBeEmpty();

    [Theory]
    [InlineData("yield return 1;", 1)]
    [InlineData("for (var i = 0; i < 3; i++)\n    yield return i;", 2)]
    public void A_top_level_yield_is_found(string source, int line) => Check(source).ShouldBe([("top-level-yield", line)]);

    [Theory]
    [InlineData("IEnumerable<int> F() { yield return 1; }")]
    [InlineData("class A { IEnumerable<int> F { get { yield return 1; } } }")]
    public void An_iterator_is_not(string source) => Check(source).ShouldBeEmpty();

    [Theory]
    [InlineData("Span<int> x = new int[3];", 1)]
    [InlineData("var a = new int[3];\nReadOnlySpan<int> x = a;", 2)]
    [InlineData("System.Span<int> x = a;", 1)]
    [InlineData("var x = a.AsSpan(1);", 1)]
    [InlineData("var x = new Span<int>(a);", 1)]
    [InlineData("var x = (ReadOnlySpan<char>)\"a\";", 1)]
    [InlineData("ref struct R;\nR r = default;", 2)]
    [InlineData("ref int x = ref a[0];", 1)]
    [InlineData("Span<int> x = stackalloc int[3];", 1)]
    public void A_top_level_span_is_found(string source, int line) => Check(source).ShouldBe([("top-level-span", line)]);

    [Fact]
    public void A_ref_struct_of_another_cell_is_known()
        => PortabilityRules.Check(new([new("csharp", "ref struct R;"), new("csharp", "R r = default;")]))
            .ShouldHaveSingleItem().Cell.ShouldBe(2);

    [Theory]
    [InlineData("int Sum(ReadOnlySpan<int> x) { Span<int> y = stackalloc int[3]; return y[0]; }")]
    [InlineData("{ Span<int> y = new int[3]; }")]
    [InlineData("var x = a.AsSpan().ToArray();")]
    [InlineData("foreach (var x in a.AsSpan()) { }")]
    public void Spans_elsewhere_are_not(string source) => Check(source).ShouldBeEmpty();

    [Theory]
    [InlineData("var x = 1;\n#r \"a.dll\"", 2)]
    [InlineData("using System.IO;\n\n#r \"nuget: A\"", 3)]
    [InlineData("var x = 1;\n  #load \"a.csx\"", 2)]
    [InlineData("x\n#i \"nuget:https://x\"", 2)]
    public void A_directive_below_code_is_found(string source, int line) => Check(source).ShouldContain(("directive-order", line));

    [Theory]
    [InlineData("// comment\n\n#r \"a.dll\"\n#load \"b.csx\"\nusing System.IO;\nvar x = 1;")]
    [InlineData("#!time\n#r \"a.dll\"\nvar x = 1;\n#region a\n#endregion\n#if X\n#endif")]
    [InlineData("#r \"a.dll\"")]
    public void A_directive_above_code_is_not(string source) => Check(source).ShouldBeEmpty();

    [Theory]
    [InlineData("var s = @\"\n#!time\n\";", 2)]
    [InlineData("var s = \"\"\"\n#r \"a\"\n\"\"\";", 2)]
    [InlineData("var s = $\"\"\"\n  a\n#i {1}\n\"\"\";", 3)]
    [InlineData("/*\n#r \"a\"\n*/\n1", 2)]
    public void A_line_in_a_text_that_starts_like_a_directive_is_found(string source, int line)
        => Check(source).ShouldBe([("directive-in-text", line)]);

    [Theory]
    [InlineData("var s = @\"\n #!time\n#region\n#if\n# r\n\";")]
    [InlineData("// #r \"a\"\n\"#!time\"")]
    public void Lines_that_only_resemble_one_are_not(string source) => Check(source).ShouldBeEmpty();

    [Theory]
    [InlineData("a\n#!csharp ", 2)]
    [InlineData("#! csharp", 1)]
    [InlineData("#!Markdown", 1)]
    [InlineData("#!C#", 1)]
    [InlineData("#!metadata", 1)]
    public void A_line_that_looks_like_a_header_is_found_in_every_language(string source, int line)
    {
        Check(source, "markdown").ShouldBe([("header-lookalike", line)]);
        Check(source).ShouldContain(("header-lookalike", line));
    }

    [Theory]
    [InlineData("#!time")]
    [InlineData(" #!csharp ")]
    [InlineData("#!import a.dib")]
    public void Other_directives_do_not(string source) => Check(source, "markdown").ShouldBeEmpty();

    [Theory]
    [InlineData(40, 0)]
    [InlineData(41, 1)]
    public void A_cell_over_40_lines_is_found(int lines, int findings)
        => PortabilityRules.Check(new([new("markdown", string.Join('\n', Enumerable.Repeat("x", lines)))])).Count.ShouldBe(findings);

    [Theory]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"name\":\"csharp\"}]}}\n\n#!md\n\nx\n", 0)]
    [InlineData("#!md\n\nx\n", 1)]
    [InlineData("#!meta\n\n{}\n\n#!md\n\nx\n", 1)]
    public void A_dib_without_the_portable_meta_block_is_found(string text, int findings)
        => PortabilityRules.Check(DibReader.Parse(text, "a.dib")).Count(finding => finding.Rule == "meta-header").ShouldBe(findings);

    [Fact]
    public void A_finding_says_where_what_and_what_to_do()
        => PortabilityRules.Check(new([new("markdown", "x"), new("csharp", "\ndisplay(1)")])).ShouldHaveSingleItem().ToString()
            .ShouldBe("cell 2, line 2: display(…) is called; write x.Display() [display-call]");

    [Theory]
    [InlineData("display(x); class {{{ yield ( await (")]
    [InlineData("\"unclosed\n#r \"a\"")]
    [InlineData("#!x\n#r\n/*")]
    [InlineData("")]
    public void Code_that_does_not_parse_is_checked_as_far_as_it_goes(string source)
        => Should.NotThrow(() => PortabilityRules.Check(new([new("csharp", source)])));

    [Fact]
    public void Rules_have_names_of_their_own_and_say_what_they_require()
    {
        PortabilityRules.All.Select(rule => rule.Name).ShouldBeUnique();
        PortabilityRules.All.ShouldAllBe(rule => rule.Requirement.EndsWith('.'));
        typeof(PortabilityRule).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PortabilityRule)) && !type.IsAbstract)
            .ShouldBe(PortabilityRules.All.Select(rule => rule.GetType()), ignoreOrder: true);
    }

    [Fact]
    public void Other_languages_are_not_parsed_as_csharp() => Check("display(1); namespace A;", "javascript").ShouldBeEmpty();
}
