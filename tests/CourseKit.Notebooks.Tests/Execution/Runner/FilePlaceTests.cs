using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution.Runner;

public sealed class FilePlaceTests
{
    private static readonly Notebook Text = new([new Cell(Languages.Markdown, "# A") { StartLine = 3 }, new Cell(Languages.CSharp, "a\nb") { StartLine = 7 }])
    {
        FilePath = "/course/04-a.dib",
    };

    [Fact]
    public void The_line_of_the_file_stands_behind_the_line_of_the_cell()
        => FilePlace.Added("04-a.dib, cell 2, line 2: CS1002: ; expected", Text).ShouldBe("04-a.dib, cell 2, line 2 (line 8 of the file): CS1002: ; expected");

    [Fact]
    public void Where_only_the_cell_is_known_its_first_line_is_told()
        => FilePlace.Added("04-a.dib, cell 2: stopped after 20 s", Text).ShouldBe("04-a.dib, cell 2 (from line 7 of the file): stopped after 20 s");

    [Theory]
    [InlineData("04-a.dib, cell 3: no such cell")]
    [InlineData("04-a.dib, cell 3, line 1: no such cell")]
    [InlineData("04-a.dib, cell 2, line 1 or 2: one of two")]
    [InlineData("other.dib, cell 2, line 1: of another file")]
    [InlineData("04-a.dib, cell 99999999999, line 1: no number")]
    public void Anything_else_stays_as_it_is(string error)
        => FilePlace.Added(error, Text).ShouldBe(error);

    [Fact]
    public void A_notebook_that_nobody_edits_as_text_gets_no_line()
        => FilePlace.Added("04-a.ipynb, cell 2, line 2: no", Text with { FilePath = "/course/04-a.ipynb" }).ShouldBe("04-a.ipynb, cell 2, line 2: no");
}
