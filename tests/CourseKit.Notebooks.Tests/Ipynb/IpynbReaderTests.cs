using CourseKit.Notebooks.Ipynb;
using CourseKit.Notebooks.Tests.Documents;

namespace CourseKit.Notebooks.Tests.Ipynb;

public class IpynbReaderTests
{
    private static Notebook Parse(string text) => IpynbReader.Parse(text, "a.ipynb");

    private static Notebook WithCells(string cells, string metadata = "{}", int minor = 5)
        => Parse($$"""{"cells":[{{cells}}],"metadata":{{metadata}},"nbformat":4,"nbformat_minor":{{minor}}}""");

    private static Notebook WithOutputs(string outputs)
        => WithCells($$"""{"cell_type":"code","id":"a","metadata":{},"execution_count":3,"source":"x","outputs":[{{outputs}}]}""");

    [Theory]
    [InlineData("\"a\\nb\"")]
    [InlineData("[\"a\\n\", \"b\"]")]
    [InlineData("[\"a\\r\\n\", \"\", \"b\"]")]
    [InlineData("\"a\\rb\"")]
    public void A_source_is_a_string_or_a_list_of_lines(string source)
        => WithCells($$"""{"cell_type":"code","metadata":{},"source":{{source}}}""").Cells.ShouldHaveSingleItem().Source.ShouldBe("a\nb");

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public void Minor_versions_of_nbformat_4_are_read(int minor)
        => WithCells("""{"cell_type":"markdown","metadata":{},"source":"x"}""", minor: minor).Cells.Count.ShouldBe(1);

    [Fact]
    public void Cells_know_their_type_id_and_execution_count()
    {
        var cells = WithCells("""
            {"cell_type":"markdown","id":"one","metadata":{"tags":["t"]},"source":[],"attachments":{"a.png":{"image/png":"aGk="}}},
            {"cell_type":"raw","id":"two","metadata":{"format":"text/latex"},"source":"x"},
            {"cell_type":"code","id":"three","metadata":{},"source":"y","execution_count":7,"outputs":[]}
            """).Cells;
        cells.Select(cell => (cell.Language, cell.Id, cell.ExecutionCount)).ShouldBe(
            [("markdown", "one", null), ("raw", "two", null), ("csharp", "three", 7)]);
        cells[0].Attachments.ShouldBe("""{"a.png":{"image/png":"aGk="}}""");
        cells[0].Metadata.ShouldBe("""{"tags":["t"]}""");
        cells[2].Metadata.ShouldBeNull();
    }

    [Fact]
    public void The_start_line_is_that_of_the_first_line_of_the_source()
    {
        var notebook = Parse("""
            {"nbformat":4,
             "nbformat_minor":4, "metadata":{}, "cells":[
              {"cell_type":"code","metadata":{},
               "source":[
                "a"]},
              {"cell_type":"code","metadata":{},
               "source":[
                "#!html\n",
                "<b>"]},
              {"cell_type":"code","metadata":{},
               "source":"c"}]}
            """);
        notebook.Cells.Select(cell => cell.StartLine).ShouldBe([5, 9, 11]);
    }

    [Fact]
    public void Every_kind_of_output_is_read()
    {
        var outputs = WithOutputs("""
            {"output_type":"stream","name":"stdout","text":["a\n","b"]},
            {"output_type":"display_data","metadata":{"image/png":{"width":10}},"data":{"image/png":"aGk=\n","text/plain":["<pic","ture>"]}},
            {"output_type":"execute_result","execution_count":3,"metadata":{},"data":{"application/json":{"a":[1.0,1e400]},"application/vnd.x+json":"t"}},
            {"output_type":"error","ename":"E","evalue":"v","traceback":["1","2"]},
            {"output_type":"new","x":1}
            """).Cells[0].Outputs;
        outputs[0].ShouldBe(new StreamOutput("stdout", "a\nb"));
        var picture = outputs[1].ShouldBeOfType<DisplayOutput>();
        picture.Data.ShouldBe([new("image/png", "aGk=\n"), new("text/plain", "<picture>")]);
        picture.IsResult.ShouldBeFalse();
        picture.Metadata.ShouldBe("""{"image/png":{"width":10}}""");
        var result = outputs[2].ShouldBeOfType<DisplayOutput>();
        result.Data.ShouldBe([new("application/json", """{"a":[1.0,1e400]}"""), new("application/vnd.x+json", "\"t\"")]);
        result.IsResult.ShouldBeTrue();
        var error = outputs[3].ShouldBeOfType<ErrorOutput>();
        (error.Name, error.Message).ShouldBe(("E", "v"));
        error.Traceback.ShouldBe(["1", "2"]);
        outputs[4].ShouldBe(new UnrecognizedOutput("""{"output_type":"new","x":1}"""));
    }

    [Theory]
    [InlineData("{}", "csharp")]
    [InlineData("""{"kernelspec":{"name":".net-csharp","display_name":".NET (C#)","language":"C#"}}""", "csharp")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp","display_name":"x","language":"F#"}}""", "fsharp")]
    [InlineData("""{"kernelspec":{"name":".net-powershell","display_name":"x","language":"PowerShell"}}""", "pwsh")]
    [InlineData("""{"kernelspec":{"name":"python3","display_name":"Python 3"},"language_info":{"name":"python"}}""", "python")]
    [InlineData("""{"kernelspec":{"name":"python3","display_name":"Python 3"}}""", "python")]
    [InlineData("""{"kernelspec":{"name":"coursekit-csharp","display_name":"C#"}}""", "csharp")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}}}""", "fsharp")]
    [InlineData("""{"dotnet_interactive":{"defaultKernelName":"c#"}}""", "csharp")]
    [InlineData("""{"kernelspec":5,"language_info":[],"polyglot_notebook":{"kernelInfo":{"items":7}}}""", "csharp")]
    public void The_notebooks_language_comes_from_its_metadata(string metadata, string language)
        => WithCells("""{"cell_type":"code","metadata":{},"source":"x"}""", metadata).Cells[0].Language.ShouldBe(language);

    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelName":"fsharp"}}""", "x", "fsharp", "x")]
    [InlineData("""{"dotnet_interactive":{"language":"pwsh"}}""", "x", "pwsh", "x")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"html"},"dotnet_interactive":{"language":"fsharp"}}""", "x", "html", "x")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"}}""", "#!html\\n<b>", "html", "<b>")]
    [InlineData("{}", "#!js\\nlet a;", "javascript", "let a;")]
    [InlineData("{}", "#!html", "html", "")]
    [InlineData("{}", "#!csharp\\n#!html\\n<b>", "html", "<b>")]
    [InlineData("{}", "#!html \\n<b>", "csharp", "#!html \n<b>")]
    [InlineData("{}", "#!python\\nx", "csharp", "#!python\nx")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"python"}}""", "#!python\\nx", "python", "x")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"markdown"}}""", "x", "csharp", "x")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"a\nb"}}""", "x", "csharp", "x")]
    public void A_code_cells_language_comes_from_its_metadata_or_first_line(string metadata, string source, string language, string rest)
    {
        var cell = WithCells($$"""{"cell_type":"code","metadata":{{metadata}},"source":"{{source}}"}""").Cells[0];
        (cell.Language, cell.Source).ShouldBe((language, rest));
    }

    [Fact]
    public void In_a_python_notebook_a_first_line_selects_no_kernel()
        => WithCells("""{"cell_type":"code","metadata":{},"source":"#!html\nx"}""", """{"language_info":{"name":"python"}}""")
            .Cells[0].Source.ShouldBe("#!html\nx");

    [Fact]
    public void Missing_invalid_and_repeated_ids_are_made_from_the_content()
    {
        const string cells = """
            {"cell_type":"code","id":"same","metadata":{},"source":"a"},
            {"cell_type":"code","id":"same","metadata":{},"source":"b"},
            {"cell_type":"code","id":"not valid","metadata":{},"source":"c"},
            {"cell_type":"code","id":null,"metadata":{},"source":"d"},
            {"cell_type":"code","metadata":{},"source":"d"}
            """;
        var ids = WithCells(cells).Cells.Select(cell => cell.Id!).ToArray();
        ids.ShouldBe(WithCells(cells).Cells.Select(cell => cell.Id!));
        ids[0].ShouldBe("same");
        ids.ShouldBeUnique();
        ids[1..].ShouldAllBe(id => id.Length == 8 && id.All(char.IsAsciiHexDigitLower));
    }

    [Fact]
    public void How_the_last_run_went_is_read_from_the_cells_metadata()
    {
        var cells = WithCells("""
            {"cell_type":"code","metadata":{"coursekit":{"status":"failed","elapsed":1.25,"reason":"why"}},"source":"a"},
            {"cell_type":"code","metadata":{"coursekit":{"status":"passed-over","elapsed":0,"mine":1}},"source":"a"},
            {"cell_type":"code","metadata":{"coursekit":{"status":"unknown","elapsed":0}},"source":"a"},
            {"cell_type":"code","metadata":{"coursekit":{"status":"failed","elapsed":1e99}},"source":"a"}
            """).Cells;
        cells[0].Run.ShouldBe(new CellRun(CellStatus.Failed, TimeSpan.FromSeconds(1.25), "why"));
        cells[0].Metadata.ShouldBeNull();
        cells[1].Run.ShouldBe(new CellRun(CellStatus.PassedOver, TimeSpan.Zero));
        cells[1].Metadata.ShouldBe("""{"coursekit":{"mine":1}}""");
        cells[2].Run.ShouldBeNull();
        cells[2].Metadata.ShouldBe("""{"coursekit":{"status":"unknown","elapsed":0}}""");
        cells[3].Run.ShouldBeNull();
    }

    [Theory]
    [InlineData("", 1, "this is no JSON: the JSON ends too early")]
    [InlineData("hello", 1, "this is no JSON: got “h”, wanted a JSON value")]
    [InlineData("[]", 1, "wanted a notebook")]
    [InlineData("{\n\"cells\": [],\n\"metadata\": {}}", 1, "the notebook has no “nbformat”")]
    [InlineData("{\n\"nbformat\": 3,\n\"worksheets\": []}", 2, "“nbformat” of the notebook is 3, wanted 4; bring the file up to date")]
    [InlineData("{\n\"nbformat\": 5}", 2, "is 5, wanted 4")]
    [InlineData("{\n\"nbformat\": \"4\"}", 2, "is \"4\", wanted a number")]
    [InlineData("{\"nbformat\": 4}", 1, "no “nbformat_minor”")]
    [InlineData("{\"nbformat\": 4,\n\"nbformat_minor\": 5.5}", 2, "wanted a whole number")]
    [InlineData("{\"nbformat\": 4,\"nbformat_minor\": 5}", 1, "no “cells”")]
    [InlineData("{\"nbformat\": 4,\"nbformat_minor\": 5,\n\"cells\": {}}", 2, "“cells” of the notebook is an object, wanted an array")]
    [InlineData("{\"nbformat\": 4,\"nbformat_minor\": 5,\n\"metadata\": 1}", 2, "“metadata” of the notebook is 1, wanted an object")]
    [InlineData("{\"nbformat\": 4,\n\"a\": \"b\n\"}", 2, "a string is not closed at the end of its line")]
    [InlineData("{\"nbformat\": 4,\n\"a\": \"\\q\"}", 2, "“\\q” is no JSON escape")]
    [InlineData("{\"nbformat\": 4,\n\"a\": 01}", 2, "wanted ',' or '}'")]
    [InlineData("{\"nbformat\": 4,\n\"a\": -}", 2, "wanted a digit")]
    [InlineData("{\"nbformat\": 4}\n{", 2, "after the end of the JSON value")]
    [InlineData("{\"nbformat\": 4,\n}", 2, "wanted a name in double quotes")]
    public void A_file_that_is_no_notebook_is_a_fault_with_its_line(string text, int line, string problem)
    {
        var fault = Should.Throw<NotebookFormatException>(() => Parse(text));
        (fault.Cell, fault.Line).ShouldBe((null, line));
        fault.Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("7", "a cell must be an object")]
    [InlineData("{}", "the cell has no “cell_type”")]
    [InlineData("""{"cell_type":"heading","source":""}""", "“cell_type” of the cell is \"heading\", wanted “code”, “markdown” or “raw”")]
    [InlineData("""{"cell_type":"code"}""", "the cell has no “source”")]
    [InlineData("""{"cell_type":"code","source":7}""", "wanted a string or an array of lines")]
    [InlineData("""{"cell_type":"code","source":["a",7]}""", "wanted only strings in it")]
    [InlineData("""{"cell_type":"code","source":"","metadata":[]}""", "“metadata” of the cell is an array, wanted an object")]
    [InlineData("""{"cell_type":"code","source":"","id":7}""", "“id” of the cell is 7, wanted a string")]
    [InlineData("""{"cell_type":"code","source":"","execution_count":1e3}""", "wanted a whole number from 0 to 2147483647, or null")]
    [InlineData("""{"cell_type":"code","source":"","execution_count":99999999999}""", "wanted a whole number")]
    [InlineData("""{"cell_type":"code","source":"","outputs":{}}""", "“outputs” of the cell is an object, wanted an array")]
    [InlineData("""{"cell_type":"code","source":"","outputs":[1]}""", "an output must be an object")]
    [InlineData("""{"cell_type":"code","source":"","outputs":[{}]}""", "the output has no “output_type”")]
    [InlineData("""{"cell_type":"code","source":"","outputs":[{"output_type":"stream","text":""}]}""", "the output has no “name”")]
    [InlineData("""{"cell_type":"code","source":"","outputs":[{"output_type":"display_data"}]}""", "the output has no “data”")]
    [InlineData("""{"cell_type":"code","source":"","outputs":[{"output_type":"display_data","data":{"text/html":{}}}]}""", "“text/html” of the output is an object")]
    [InlineData("""{"cell_type":"code","source":"","outputs":[{"output_type":"display_data","data":{"a\n\u001b\u2028":{}}}]}""", "“a\\u000a\\u001b\\u2028” of the output is an object")]
    [InlineData("""{"cell_type":"code","source":"","outputs":[{"output_type":"error","ename":"","evalue":"","traceback":[1]}]}""", "“traceback”")]
    [InlineData("""{"cell_type":"markdown","source":"","attachments":1}""", "“attachments” of the cell is 1, wanted an object")]
    public void A_wrong_cell_is_a_fault_with_cell_and_line(string cell, string problem)
    {
        var fault = Should.Throw<NotebookFormatException>(() => WithCells("""{"cell_type":"raw","source":""},""" + "\n\n" + cell));
        (fault.Cell, fault.Line).ShouldBe((2, 3));
        fault.Message.ShouldStartWith("a.ipynb, cell 2, line 3: ");
        fault.Message.ShouldContain(problem);
    }

    [Fact]
    public void Deep_nesting_is_a_fault()
        => Should.Throw<NotebookFormatException>(() => Parse("{\"nbformat\":4,\n\"a\":" + new string('[', 100_000)))
            .Message.ShouldBe("a.ipynb, line 2: this is no JSON: arrays and objects nest deeper than 256 levels");

    [Fact]
    public void Of_equal_names_the_last_wins()
        => WithCells("""{"cell_type":"code","cell_type":"markdown","metadata":{"a":1,"b":2,"a":3},"source":"x","source":"y"}""").Cells[0]
            .ShouldSatisfyAllConditions(
                cell => cell.Language.ShouldBe("markdown"),
                cell => cell.Source.ShouldBe("y"),
                cell => cell.Metadata.ShouldBe("""{"a":3,"b":2}"""));

    [Fact]
    public void Half_surrogate_pairs_and_nuls_are_kept_where_they_are_escaped()
    {
        var notebook = WithCells("""{"cell_type":"code","metadata":{"a":"\udc00"},"source":"a\ud800b\u0000"}""");
        notebook.Cells[0].Source.ShouldBe("a\ud800b\0");
        notebook.Cells[0].Metadata.ShouldBe("""{"a":"\udc00"}""");
        IpynbWriter.Write(notebook).ShouldContain("\"a\\ud800b\\u0000\"");
        Parse(IpynbWriter.Write(notebook)).ShouldBeSameAs(notebook);
    }

    [Fact]
    public void Numbers_that_json_has_not_are_read_as_null()
        => WithOutputs("""{"output_type":"display_data","metadata":{},"data":{"application/json":[NaN,Infinity,-Infinity,-0.0,123456789012345678901234567890]}}""")
            .Cells[0].Outputs[0].ShouldBeOfType<DisplayOutput>().Data["application/json"]
            .ShouldBe("[null,null,null,-0.0,123456789012345678901234567890]");
}
