using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Tests.Documents;

namespace CourseKit.Notebooks.Tests.Dib;

public class DibWriterTests
{
    private const string Portable =
        """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}

        """;

    private static Notebook Of(params (string Language, string Source)[] cells)
        => new([.. cells.Select(cell => new Cell(cell.Language, cell.Source))]);

    [Theory]
    [InlineData("")]
    [InlineData("#!csharp\n\nvar x = 1;\n")]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"name\":\"csharp\"}]}}\n")]
    [InlineData("#!meta\n\n{\n  \"a\": [ 1.0, 1e400 ]\n}\n\n#!markdown\n\n# Überschrift 손실 🎓\n\n\ntext\n\n#!csharp\n\n  #!csharp\n#!time\n1\n\n#!html\n\n<b>\n")]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"items\":[{\"name\":\"python\"}]}}\n\n#!python\n\nprint(1)\n")]
    public void A_canonical_file_is_written_byte_for_byte(string text)
        => DibWriter.Write(DibReader.Parse(text, "a.dib")).ShouldBe(text);

    [Theory]
    [InlineData("\uFEFF#!c#\r\n1\r\n#!md\r\n\r\n\r\n2\r\n\r\n#!js", "#!csharp\n\n1\n\n#!markdown\n\n2\n")]
    [InlineData("1", "#!csharp\n\n1\n")]
    [InlineData("#!meta\n\n\n{}\n#!md\nx", "#!meta\n\n{}\n\n#!markdown\n\nx\n")]
    public void Other_files_are_written_in_the_canonical_form(string text, string canonical)
        => DibWriter.Write(DibReader.Parse(text, "a.dib")).ShouldBe(canonical);

    [Fact]
    public void A_notebook_made_in_memory_gets_the_portable_meta_block()
        => DibWriter.Write(Of(("csharp", "\n\n1\r\n2\n\n"), ("md", ""), ("c#", "3")))
            .ShouldBe(Portable + "\n#!csharp\n\n1\n2\n\n#!csharp\n\n3\n");

    [Fact]
    public void A_language_that_is_no_built_in_kernel_is_declared()
    {
        var text = DibWriter.Write(Of(("csharp", "1"), ("python", "print(1)"), ("raw", "x"), ("python", "2")));
        text.ShouldContain("""[{"aliases":[],"name":"csharp"},{"aliases":[],"name":"python"},{"aliases":[],"name":"raw"}]""");
        DibReader.Parse(text, "a.dib").Cells.Select(cell => cell.Language).ShouldBe(["csharp", "python", "raw", "python"]);
    }

    [Theory]
    [InlineData("a\n#!csharp\nb", "line 2 of the cell: a .dib would read “#!csharp” as the start of a new cell")]
    [InlineData("#!md", "line 1 of the cell")]
    [InlineData("\n\nx\n#!meta", "line 4 of the cell")]
    [InlineData("x\0", "a NUL character can't stand in a .dib")]
    [InlineData("<half>", "U+D800")]
    public void A_cell_that_would_be_read_otherwise_is_refused(string source, string problem)
        => Should.Throw<NotebookFormatException>(() => DibWriter.Write(Of(("markdown", "ok"), ("markdown", source.Replace("<half>", "\ud800", StringComparison.Ordinal)))))
            .Message.ShouldSatisfyAllConditions(
                message => message.ShouldStartWith("notebook, cell 2: "), message => message.ShouldContain(problem));

    [Fact]
    public void A_header_of_a_kernel_that_the_notebook_declares_is_refused_within_a_cell()
        => Should.Throw<NotebookFormatException>(() => DibWriter.Write(Of(("python", "1"), ("csharp", "a\n#!python"))))
            .Message.ShouldContain("cell 2: line 2");

    [Theory]
    [InlineData("")]
    [InlineData(" x")]
    [InlineData("#x")]
    [InlineData("a\nb")]
    [InlineData("meta")]
    public void A_language_that_can_be_no_header_is_refused(string language)
        => Should.Throw<NotebookFormatException>(() => DibWriter.Write(Of((language, "1")))).Message.ShouldContain("cell 1");

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}\n#!csharp")]
    public void Metadata_that_is_no_meta_block_is_refused(string metadata)
        => Should.Throw<NotebookFormatException>(() => DibWriter.Write(Of() with { Metadata = metadata }))
            .Message.ShouldContain("no meta block");

    [Fact]
    public void A_code_cell_of_an_ipynb_that_selects_several_kernels_becomes_several_cells()
    {
        Cell[] cells = [new("csharp", "1\n\n#!html\n\n<b>\n#!md\n#!js\n2"), new("csharp", "#!markdown\n# T"), new("html", "#!time\n3")];
        var notebook = new Notebook(cells) { Format = NotebookFormat.Ipynb };
        DibReader.Parse(DibWriter.Write(notebook), "a.dib").Cells.Select(cell => (cell.Language, cell.Source))
            .ShouldBe([("csharp", "1"), ("html", "<b>"), ("javascript", "2"), ("markdown", "# T"), ("html", "#!time\n3")]);
        foreach (var wrong in new Cell[] { new("markdown", "x\n#!html"), new("raw", "#!md"), new("csharp", "#!meta") })
            Should.Throw<NotebookFormatException>(() => DibWriter.Write(notebook with { Cells = [wrong] }));
    }

    [Fact]
    public void Writing_and_reading_gives_the_same_notebook()
    {
        var notebook = DibReader.Parse("#!meta\n{}\n#!c#\n\n1\n\n\n#!md\n two \n", "a.dib");
        DibReader.Parse(DibWriter.Write(notebook), "a.dib").ShouldBeSameAs(notebook);
    }
}
