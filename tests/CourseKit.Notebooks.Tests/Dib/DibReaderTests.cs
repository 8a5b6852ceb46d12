using CourseKit.Notebooks.Dib;

namespace CourseKit.Notebooks.Tests.Dib;

public sealed class DibReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-dib-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Notebook Parse(string text) => DibReader.Parse(text, "a.dib");

    private static (string Language, string Source)[] Cells(string text)
        => [.. Parse(text).Cells.Select(cell => (cell.Language, cell.Source))];

    [Theory]
    [InlineData("csharp", "csharp")]
    [InlineData("c#", "csharp")]
    [InlineData("cs", "csharp")]
    [InlineData("fsharp", "fsharp")]
    [InlineData("f#", "fsharp")]
    [InlineData("fs", "fsharp")]
    [InlineData("pwsh", "pwsh")]
    [InlineData("powershell", "pwsh")]
    [InlineData("html", "html")]
    [InlineData("http", "http")]
    [InlineData("javascript", "javascript")]
    [InlineData("js", "javascript")]
    [InlineData("mermaid", "mermaid")]
    [InlineData("value", "value")]
    [InlineData("markdown", "markdown")]
    [InlineData("md", "markdown")]
    public void A_name_or_alias_alone_on_a_line_starts_a_cell(string header, string language)
        => Cells($"#!{header}\nx\n").ShouldBe([(language, "x")]);

    [Theory]
    [InlineData("#!csharp ")]
    [InlineData("#!csharp\t")]
    [InlineData(" #!csharp")]
    [InlineData("#! csharp")]
    [InlineData("#!CSharp")]
    [InlineData("#!C#")]
    [InlineData("#!Markdown")]
    [InlineData("#!csharp --name x")]
    [InlineData("#!python")]
    [InlineData("#!time")]
    [InlineData("#!")]
    [InlineData("#!metadata")]
    [InlineData("#!raw")]
    public void Any_other_line_is_an_ordinary_line_of_its_cell(string line)
        => Cells($"#!html\n\na\n{line}\nb\n").ShouldBe([("html", $"a\n{line}\nb")]);

    [Fact]
    public void Text_before_the_first_header_is_a_csharp_cell()
        => Cells("\nvar x = 1;\n\n#!fsharp\nlet y = 2").ShouldBe([("csharp", "var x = 1;"), ("fsharp", "let y = 2")]);

    [Fact]
    public void An_ordinary_directive_before_the_first_header_starts_a_csharp_cell_also_after_a_meta_block()
        => Cells("#!meta\n{}\n#!time\nvar x = 1;\n#!md\nhello").ShouldBe([("csharp", "#!time\nvar x = 1;"), ("markdown", "hello")]);

    [Fact]
    public void Text_after_the_meta_block_that_no_header_precedes_is_a_fault()
    {
        var fault = Should.Throw<NotebookFormatException>(() => Parse("#!meta\n\n{\"a\":1}\n\nvar x = 1;\n#!csharp\n"));
        fault.Line.ShouldBe(5);
        fault.Cell.ShouldBeNull();
        fault.Message.ShouldStartWith("a.dib, line 5: the #!meta block is wrong: got “v” after the end of the JSON value");
    }

    [Fact]
    public void Empty_cells_are_dropped_and_empty_lines_at_edges_trimmed()
        => Cells("#!csharp\n//\n\n#!fsharp\n\n#!pwsh\n\n\nGet-Item\n\n\nb\n\n\n#!fsharp\n")
            .ShouldBe([("csharp", "//"), ("pwsh", "Get-Item\n\n\nb")]);

    [Fact]
    public void Lines_of_spaces_are_not_empty() => Cells("#!md\n  \nx\n \n").ShouldBe([("markdown", "  \nx\n ")]);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("#!csharp\n\n#!md")]
    [InlineData("\uFEFF")]
    public void A_file_without_text_has_no_cells(string text) => Parse(text).Cells.ShouldBeEmpty();

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Other_line_ends_are_read_as_line_ends(string end)
    {
        var text = string.Join(end, "#!meta", "", "{}", "", "#!csharp", "1+1", "", "2", "#!fsharp", "[1]", "");
        Cells(text).ShouldBe([("csharp", "1+1\n\n2"), ("fsharp", "[1]")]);
        Parse(text).Cells[1].StartLine.ShouldBe(10);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
        => Cells("\uFEFF#!markdown\nx").ShouldBe([("markdown", "x")]);

    [Fact]
    public void The_start_line_is_that_of_the_first_line_with_text()
        => Parse("\n\nfirst\n#!md\n\n\nsecond\n").Cells.Select(cell => cell.StartLine).ShouldBe([3, 7]);

    [Fact]
    public void The_meta_block_is_kept_as_it_is()
    {
        var notebook = Parse("#!meta\n\n{ \"kernelInfo\" : {\n  \"defaultKernelName\": \"fsharp\" },\n \"a\": 1e999 }\n\n\n#!md\nx");
        notebook.Metadata.ShouldBe("{ \"kernelInfo\" : {\n  \"defaultKernelName\": \"fsharp\" },\n \"a\": 1e999 }");
        notebook.DefaultLanguage.ShouldBe("fsharp");
        notebook.Format.ShouldBe(NotebookFormat.Dib);
        Parse("#!md\nx").Metadata.ShouldBeNull();
    }

    [Fact]
    public void Spaces_after_the_header_of_the_meta_block_are_read_as_the_hosts_do()
        => Parse("#!meta \n{}\n#!md\nx").Metadata.ShouldBe("{}");

    [Fact]
    public void Kernels_declared_in_the_meta_block_are_headers()
        => Cells("""
            #!meta
            {"kernelInfo":{"items":[{"name":"python","aliases":["py","py3"]},{"name":"csharp","aliases":["C#"]},{"name":"sql db"}]}}
            #!py
            a
            #!python
            b
            #!C#
            c
            #!sql db
            d
            """).ShouldBe([("python", "a"), ("python", "b"), ("csharp", "c"), ("sql db", "d")]);

    [Theory]
    [InlineData("#!meta", 1, "empty")]
    [InlineData("#!meta\n\n#!csharp\n1", 1, "empty")]
    [InlineData("#!meta\n[]", 2, "wanted a JSON object")]
    [InlineData("#!meta\n{\n \"a\": }", 3, "got “}”, wanted a JSON value")]
    [InlineData("#!meta\n\n{\"a\":1\n#!csharp\n", 3, "got the end")]
    [InlineData("#!meta\n{'a':1}", 2, "wanted a name in double quotes")]
    [InlineData("#!meta\n{\"kernelInfo\":1}", 2, "kernelInfo must be an object")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":{}}}", 2, "must be an array")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[1]}}", 2, "with a name")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"\"}]}}", 2, "can't be a kernel's name")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"a b \"}]}}", 2, "can't be a kernel's name")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"a\",\n\"aliases\":\"b\"}]}}", 3, "array of strings")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"a\",\n\"aliases\":[2]}]}}", 3, "must be strings")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"a\",\n\"aliases\":[\"cs\"]}]}}", 3, "already means \"csharp\"")]
    public void A_wrong_meta_block_is_a_fault_with_its_line(string text, int line, string problem)
    {
        var fault = Should.Throw<NotebookFormatException>(() => Parse(text));
        fault.Line.ShouldBe(line);
        fault.Message.ShouldContain(problem);
    }

    [Fact]
    public void A_second_meta_block_is_a_fault_with_cell_and_line()
    {
        var fault = Should.Throw<NotebookFormatException>(() => Parse("#!meta\n{}\n#!md\na\n#!md\nb\n#!meta\n{}"));
        fault.Message.ShouldStartWith("a.dib, cell 2, line 7: this is a second #!meta block");
    }

    [Theory]
    [InlineData("var x = 1;\n#!meta\n{}")]
    [InlineData("#!csharp\n#!meta\n{}")]
    public void A_meta_block_below_other_text_is_a_fault(string text)
        => Should.Throw<NotebookFormatException>(() => Parse(text)).Message.ShouldStartWith("a.dib, cell 1, line 2: #!meta stands below");

    [Theory]
    [InlineData("#!md\na\n#!csharp\n\nx\0y", 2, 5, "a NUL character")]
    [InlineData("#!md\na<first>b", 1, 2, "half of a surrogate pair (U+D800)")]
    [InlineData("a<second>", 1, 1, "half of a surrogate pair (U+DC00)")]
    [InlineData("#!meta\n{\"\0\":1}", null, 2, "a NUL character")]
    public void Characters_that_no_text_file_holds_are_a_fault(string text, int? cell, int line, string problem)
    {
        // An attribute can't hold half a pair.
        text = text.Replace("<first>", "\ud800", StringComparison.Ordinal).Replace("<second>", "\udc00", StringComparison.Ordinal);
        var fault = Should.Throw<NotebookFormatException>(() => Parse(text));
        (fault.Cell, fault.Line).ShouldBe((cell, line));
        fault.Message.ShouldContain(problem);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_a_fault_with_file_cell_and_line()
    {
        var path = Path.Combine(_folder, "latin.dib");
        File.WriteAllBytes(path, [.. "#!md\r\nä\r\n#!csharp\r\n\r\nvar a = 1; // "u8, 0xE4, .. "\r\n"u8]);
        var fault = Should.Throw<NotebookFormatException>(() => DibReader.Read(path));
        fault.Message.ShouldStartWith("latin.dib, cell 2, line 5: byte 0xE4 at offset 36 is not UTF-8");
    }

    [Fact]
    public void A_file_in_utf16_is_named_as_such()
    {
        var path = Path.Combine(_folder, "wide.dib");
        File.WriteAllText(path, "#!md\nx", System.Text.Encoding.Unicode);
        Should.Throw<NotebookFormatException>(() => DibReader.Read(path)).Message.ShouldContain("UTF-16");
    }

    [Fact]
    public void A_file_that_is_read_knows_its_path()
    {
        var path = Path.Combine(_folder, "b.dib");
        File.WriteAllText(path, "#!md\nx");
        DibReader.Read(path).FilePath.ShouldBe(path);
        DibReader.Read(path).FileName.ShouldBe("b.dib");
    }
}
