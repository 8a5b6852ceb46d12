using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;
using CourseKit.Notebooks.Tests.Documents;

namespace CourseKit.Notebooks.Tests.Ipynb;

public class IpynbWriterTests
{
    private static readonly string Executed = IpynbWriter.Write(Examples.Executed);

    private static Notebook Parse(string text) => IpynbReader.Parse(text, "a.ipynb");

    [Fact]
    public void The_form_is_that_of_the_jupyter_tools()
        => IpynbWriter.Write(new([new("markdown", "# 손실\n\n$x^2$"), new("csharp", "var x = 1;\nx") { ExecutionCount = 1 }])).ShouldBe(
            """
            {
             "cells": [
              {
               "cell_type": "markdown",
               "id": "12485f23",
               "metadata": {},
               "source": [
                "# 손실\n",
                "\n",
                "$x^2$"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "3eed35ad",
               "metadata": {},
               "outputs": [],
               "source": [
                "var x = 1;\n",
                "x"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "C# (CourseKit)",
               "language": "C#",
               "name": "coursekit-csharp"
              },
              "language_info": {
               "file_extension": ".cs",
               "mimetype": "text/x-csharp",
               "name": "C#",
               "pygments_lexer": "csharp"
              },
              "polyglot_notebook": {
               "kernelInfo": {
                "defaultKernelName": "csharp",
                "items": [
                 {
                  "aliases": [],
                  "name": "csharp"
                 }
                ]
               }
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """);

    [Fact]
    public void A_canonical_file_is_written_byte_for_byte() => IpynbWriter.Write(Parse(Executed)).ShouldBe(Executed);

    [Fact]
    public void An_executed_notebook_is_read_back_with_everything_it_showed()
    {
        var read = Parse(Executed);
        read.Cells.Select(cell => (cell.Language, cell.Source, cell.ExecutionCount, cell.Run))
            .ShouldBe(Examples.Executed.Cells.Select(cell => (cell.Language, cell.Source, cell.ExecutionCount, cell.Run)));
        SameNotebook.Text(read with { Cells = [.. read.Cells.Select(cell => cell with { Id = null })], Format = null, Metadata = null })
            .ShouldBe(SameNotebook.Text(Examples.Executed));
    }

    [Fact]
    public void Cells_in_other_languages_carry_it_in_metadata_and_first_line()
    {
        var text = IpynbWriter.Write(new([new("html", "<b>\nx")]));
        text.ShouldContain("\"dotnet_interactive\": {\n     \"language\": \"html\"\n    }");
        text.ShouldContain("\"polyglot_notebook\": {\n     \"kernelName\": \"html\"\n    }");
        text.ShouldContain("\"#!html\\n\",\n    \"<b>\\n\",");
    }

    [Theory]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"name\":\"csharp\"}]}}\n\n#!html\n\n<b>\n\n#!csharp\n\n1\n\n#!mermaid\n\ngraph\n\n#!javascript\n\nlet a\n\n#!fsharp\n\nlet a = 1\n\n#!pwsh\n\nls\n\n#!http\n\nGET x\n\n#!value\n\nv\n\n#!markdown\n\n#!python is text\n")]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\",\"items\":[{\"aliases\":[\"py\"],\"name\":\"python\"}]}}\n\n#!python\n\nprint(1)\n\n#!fsharp\n\n1\n\n#!csharp\n\n2\n")]
    public void A_dib_that_becomes_an_ipynb_becomes_the_same_dib_again(string dib)
        => DibWriter.Write(Parse(IpynbWriter.Write(DibReader.Parse(dib, "a.dib")))).ShouldBe(dib);

    [Fact]
    public void Raw_cells_survive_as_a_dib()
    {
        var notebook = new Notebook([new("raw", "x"), new("csharp", "1")]);
        var dib = DibReader.Parse(DibWriter.Write(Parse(IpynbWriter.Write(notebook))), "a.dib");
        Parse(IpynbWriter.Write(dib)).Cells.Select(cell => cell.Language).ShouldBe(["raw", "csharp"]);
    }

    [Fact]
    public void A_notebook_saved_by_polyglot_notebooks_keeps_its_sources_and_metadata()
    {
        var notebook = Parse("""
            {"cells":[
              {"cell_type":"code","execution_count":2,"id":"x","metadata":{"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"csharp"},"vscode":{"languageId":"polyglot-notebook"}},"outputs":[],"source":["1"]},
              {"cell_type":"code","execution_count":2,"id":"y","metadata":{"dotnet_interactive":{"language":"html"},"polyglot_notebook":{"kernelName":"html"}},"outputs":[],"source":["<b>"]}],
             "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"polyglot-notebook"}},
             "nbformat":4,"nbformat_minor":2}
            """);
        var written = Parse(IpynbWriter.Write(notebook));
        written.ShouldBeSameAs(notebook);
        IpynbWriter.Write(notebook).ShouldNotContain("#!html");
        written.Cells[1].Metadata.ShouldBe("""{"dotnet_interactive":{"language":"html"},"polyglot_notebook":{"kernelName":"html"}}""");
    }

    [Fact]
    public void Fields_that_the_format_does_not_define_are_written_back()
    {
        const string unknown = """
            {"cells":[
              {"cell_type":"markdown","id":"m","metadata":{},"source":"![](attachment:a.png)","attachments":{"a.png":{"image/png":"aGk="}},"extra":[1,{"b":null}]},
              {"cell_type":"code","id":"c","metadata":{"collapsed":true},"source":"x","execution_count":4,"outputs":[
                {"output_type":"execute_result","execution_count":9,"data":{"text/plain":"1"},"metadata":{},"o":1},
                {"output_type":"stream","name":"stdout","text":"a","s":2},
                {"output_type":"future","z":[]}]}],
             "metadata":{"toc":{"depth":3}},"nbformat":4,"nbformat_minor":4,"top":"level"}
            """;
        var notebook = Parse(unknown);
        var text = IpynbWriter.Write(notebook);
        Parse(text).ShouldBeSameAs(notebook);
        foreach (var piece in new[] { "\"extra\": [", "\"attachments\": {", "\"execution_count\": 9", "\"o\": 1", "\"s\": 2", "\"output_type\": \"future\"", "\"top\": \"level\"", "\"toc\": {" })
            text.ShouldContain(piece);
    }

    [Fact]
    public void Json_that_a_cell_shows_stands_there_as_json_and_rubbish_as_a_string()
    {
        Cell Showing(string json) => new("csharp", "x")
        {
            Outputs = [new DisplayOutput(new Dictionary<string, string>(StringComparer.Ordinal) { ["application/json"] = json })],
        };
        IpynbWriter.Write(new([Showing("{ \"a\" : [1e400, 1.10] }")])).ShouldContain("\"a\": [\n        1e400,\n        1.10\n       ]");
        IpynbWriter.Write(new([Showing("{ rubbish")])).ShouldContain("\"application/json\": \"{ rubbish\"");
    }

    [Fact]
    public void Metadata_that_is_no_object_is_refused_with_its_cell()
    {
        Should.Throw<NotebookFormatException>(() => IpynbWriter.Write(new([new("csharp", "1"), new("csharp", "2") { Metadata = "[" }])))
            .Message.ShouldBe("notebook, cell 2: the cell's metadata is no JSON object, got [");
        Should.Throw<NotebookFormatException>(() => IpynbWriter.Write(new([]) { Metadata = "1" })).Message.ShouldStartWith("notebook: the metadata");
    }

    [Theory]
    [InlineData("""{"dotnet_interactive":{},"polyglot_notebook":{"kernelName":"fsharp"}}""")]
    [InlineData("""{"dotnet_interactive":7,"polyglot_notebook":[]}""")]
    public void Broken_metadata_about_the_language_gives_way_to_the_first_line(string metadata)
    {
        var notebook = Parse($$"""
            {"cells":[{"cell_type":"code","id":"y","metadata":{{metadata}},"source":"#!fsharp\n1"}],"metadata":{},"nbformat":4,"nbformat_minor":5}
            """);
        (notebook.Cells[0].Language, notebook.Cells[0].Metadata).ShouldBe(("fsharp", null));
        Parse(IpynbWriter.Write(notebook)).ShouldBeSameAs(notebook);
    }

    [Fact]
    public void Many_equal_cells_get_different_ids()
    {
        var notebook = new Notebook([.. Enumerable.Repeat(new Cell("csharp", ""), 3000)]);
        Parse(IpynbWriter.Write(notebook)).Cells.Select(cell => cell.Id).ShouldBeUnique();
    }

    [Fact]
    public void A_language_that_is_changed_replaces_the_one_in_the_metadata()
    {
        var notebook = Parse("""
            {"cells":[{"cell_type":"code","id":"y","metadata":{"polyglot_notebook":{"kernelName":"html","x":1}},"source":"a"}],
             "metadata":{},"nbformat":4,"nbformat_minor":5}
            """);
        var changed = notebook with { Cells = [notebook.Cells[0] with { Language = "csharp" }] };
        var read = Parse(IpynbWriter.Write(changed)).Cells[0];
        (read.Language, read.Source, read.Metadata).ShouldBe(("csharp", "a", """{"polyglot_notebook":{"x":1}}"""));
        changed = notebook with { Cells = [notebook.Cells[0] with { Language = "fsharp" }] };
        read = Parse(IpynbWriter.Write(changed)).Cells[0];
        (read.Language, read.Source).ShouldBe(("fsharp", "a"));
    }
}
