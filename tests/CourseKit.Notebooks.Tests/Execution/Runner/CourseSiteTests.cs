using AngleSharp.Html.Parser;
using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution.Runner;

public sealed class CourseSiteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-site-").FullName;
    private readonly CourseSite _site;
    private readonly Notebook _source = new([new(Languages.Markdown, "# Loss"), new(Languages.CSharp, "1 + 1")]) { FilePath = "/course/01-loss.dib" };

    public CourseSiteTests() => _site = new CourseSite(_folder, "Course");

    private CourseEntry Entry => new("01-loss", "/course/01-loss.dib") { Source = _source };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_executed_notebook_stands_beside_its_page_and_is_read_back_under_its_sources_path()
    {
        var executed = _source with
        {
            Cells = [_source.Cells[0], _source.Cells[1] with { Outputs = [new StreamOutput("stdout", "2\n")] }],
        };
        var entry = Entry with { State = NotebookState.Succeeded };
        _site.WritePage(executed, entry, [entry]);

        Directory.GetFiles(_folder).Order().ShouldBe([At("01-loss.html"), At("01-loss.ipynb")]);
        var read = _site.ReadExecuted(entry).ShouldNotBeNull();
        read.FilePath.ShouldBe("/course/01-loss.dib");
        read.Cells[1].Outputs.ShouldBe([new StreamOutput("stdout", "2\n")]);
    }

    [Fact]
    public void A_notebook_that_can_not_be_read_has_a_page_that_says_so_and_nothing_else()
    {
        var entry = Entry with { Source = null, State = NotebookState.Failed, Error = "01-loss.dib, line 3: no" };
        _site.WritePage(new Notebook([]), entry, [entry]);

        Directory.GetFiles(_folder).ShouldBe([At("01-loss.html")]);
        Page("01-loss").ShouldContain("01-loss.dib, line 3: no");
        _site.ReadExecuted(entry).ShouldBeNull();
    }

    [Fact]
    public void What_stands_there_and_is_no_notebook_is_not_taken_for_one()
    {
        File.WriteAllText(At("01-loss.ipynb"), "{");
        _site.ReadExecuted(Entry).ShouldBeNull();
    }

    [Theory]
    [InlineData(NotebookState.Succeeded, "OK")]
    [InlineData(NotebookState.UpToDate, "Up to date")]
    [InlineData(NotebookState.Failed, "Failed")]
    [InlineData(NotebookState.NotStarted, "Not run")]
    public void The_index_says_how_each_stands(NotebookState state, string told)
    {
        _site.WriteIndex([Entry with { State = state, Elapsed = TimeSpan.FromSeconds(2) }]);
        Page("index").ShouldContain(told);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private string Page(string name) => new HtmlParser().ParseDocument(File.ReadAllText(At(name + ".html"))).Body!.TextContent;
}
