using CourseKit.Notebooks.Execution.Kernel.Output;

namespace CourseKit.Notebooks.Tests.PlainCSharp;

public sealed class PlainCSharpWriterTests : IDisposable
{
    private readonly List<CellOutput> _outputs = [];
    private readonly OutputSink _sink = new(10_000);

    public PlainCSharpWriterTests()
    {
        _sink.Enter();
        _sink.Begin(1, _outputs.Add);
    }

    private IEnumerable<string> Shown => _outputs.OfType<DisplayOutput>().Select(d => d.Data[MimeTypes.Text]);

    public void Dispose() => _sink.Dispose();

    [Fact]
    public void A_name_declared_again_hides_the_old_one_from_there_on_only()
    {
        PlainProgramInMemory.Run("int x = 1; int Twice() => 2 * x;", "x += 4;", "var x = \"two\";", "x + Twice()");
        Shown.ShouldBe(["two10"]);
    }

    [Fact]
    public void The_last_expression_is_shown_and_no_other()
    {
        PlainProgramInMemory.Run("var n = 6; n.ToString();", "n * 7 // without a semicolon", "n.CompareTo(1);");
        Shown.ShouldBe(["42"]);
    }

    [Fact]
    public void A_last_call_that_gives_nothing_is_called_and_not_shown()
    {
        PlainProgramInMemory.Run("var list = new List<int> { 3, 1, 2 };", "list.Sort()", "list[0]");
        Shown.ShouldBe(["1"]);
    }

    [Fact]
    public void Variables_that_expressions_declare_live_on()
    {
        PlainProgramInMemory.Run("int.TryParse(\"5\", out var five); var (a, b) = (five, 2.5);", "a * b");
        Shown.ShouldBe(["12.5"]);
    }

    [Fact]
    public void An_array_is_filled_where_its_variable_stands()
    {
        PlainProgramInMemory.Run("double[] weights = { 1, 2.5 }, none = null; int[,] grid = { { 1, 2 }, { 3, 4 } };", "weights[1] + grid[1, 0]");
        Shown.ShouldBe(["5.5"]);
    }

    [Fact]
    public void Code_is_indented_where_it_stands_but_empty_lines_and_directives_are_not()
        => PlainProgramInMemory.Write(new Cell(Languages.CSharp, "static int Twice(this int n)\n{\n#if DEBUG\n    n += 0;\n#endif\n\n    return 2 * n;\n}"))
            .ShouldContain("""
                {
                    static class Cell1Extensions
                    {
                        public static int Twice(this int n)
                        {
                #if DEBUG
                            n += 0;
                #endif

                            return 2 * n;
                        }
                    }
                }

                """.ReplaceLineEndings("\n"));

    [Fact]
    public void Types_and_extension_methods_of_a_cell_can_be_used_by_later_ones()
    {
        PlainProgramInMemory.Run("record Point(int X); static int Twice(this Point p) => 2 * p.X;", "new Point(4).Twice()");
        Shown.ShouldBe(["8"]);
    }

    [Fact]
    public void A_text_of_several_lines_keeps_its_spaces()
    {
        PlainProgramInMemory.Run("var s = @\"a\n  b\";", "s");
        Shown.ShouldBe(["a\n  b"]);
    }

    [Fact]
    public void Prose_becomes_comments()
        => PlainProgramInMemory.Write(new Cell(Languages.Markdown, "# Title\n\nText"), new Cell(Languages.CSharp, "1"))
            .ShouldContain("\n// # Title\n//\n// Text\n");

    [Fact]
    public void A_cell_that_does_not_compile_is_named()
        => Should.Throw<NotebookFormatException>(() => PlainProgramInMemory.Write(new Cell(Languages.CSharp, "var a = 1;"), new Cell(Languages.CSharp, "\nb")))
            .Message.ShouldContain("CS0103");

    [Fact]
    public void An_import_is_refused_with_what_to_do()
        => Should.Throw<NotebookFormatException>(() => PlainProgramInMemory.Write(new Cell(Languages.CSharp, "#!import other.dib")))
            .Message.ShouldContain("put the imported cells into the notebook");
}
