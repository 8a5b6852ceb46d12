using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

public sealed class CourseFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("coursekit-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_folder_gives_its_notebooks_in_the_order_of_their_numbers()
    {
        Make("n/10-b.dib", "n/9-a.ipynb", "n/readme.md", "n/.hidden.dib", "n/deeper/11-c.dib");
        Names(CourseFiles.Find(["n"], _root)).ShouldBe(["9-a.ipynb", "10-b.dib"]);
    }

    [Fact]
    public void A_file_given_twice_is_run_once()
    {
        Make("n/1.dib");
        Names(CourseFiles.Find(["n/1.dib", "n"], _root)).ShouldBe(["1.dib"]);
    }

    [Theory]
    [InlineData("missing", "there is no file or folder missing")]
    [InlineData("text.md", "text.md is not a notebook: its name must end in .dib or .ipynb")]
    [InlineData("empty", "the folder empty holds no notebooks (.dib or .ipynb)")]
    public void A_path_that_is_no_notebook_is_named(string path, string message)
    {
        Make("text.md", "empty/x.md");
        Should.Throw<CourseInputException>(() => CourseFiles.Find([path], _root)).Message.ShouldBe(message);
    }

    [Fact]
    public void Two_notebooks_of_one_name_are_refused()
    {
        Make("a/1.dib", "b/1.ipynb");
        Should.Throw<CourseInputException>(() => CourseFiles.Find(["a", "b"], _root)).Message.ShouldContain("1.html");
    }

    [Fact]
    public void The_course_is_found_from_its_subfolders_and_not_beyond_the_repository()
    {
        Make("repo/x.sln", "repo/notebooks/1.dib", "repo/lib/deep/x.cs", "repo/notebooks/other/.git/x", "repo/notebooks/other/y");
        CourseRoot.Find(Path.Combine(_root, "repo", "lib", "deep")).ShouldBe(Path.Combine(_root, "repo"));
        CourseRoot.Find(Path.Combine(_root, "repo", "notebooks")).ShouldBe(Path.Combine(_root, "repo"));
        CourseRoot.Find(Path.Combine(_root, "repo", "notebooks", "other")).ShouldBeNull();
    }

    [Theory]
    [InlineData("# T\n\n[![ok](b.svg)](x)\n![A page](p.png)\n\nA course\n on *losses*.\n\nMore.", "A course on *losses*.")]
    [InlineData("# T\nOne.\n## Two", "One.")]
    [InlineData("# T\n\n## Two\n\nText.", null)]
    [InlineData("No heading.", null)]
    public void The_course_is_introduced_by_the_first_paragraph_of_its_README(string readme, string? introduction)
    {
        CourseRoot.Introduction(_root).ShouldBeNull();
        File.WriteAllText(Path.Combine(_root, "README.md"), readme);
        CourseRoot.Introduction(_root).ShouldBe(introduction);
    }

    private static IEnumerable<string> Names(IEnumerable<string> paths) => paths.Select(path => Path.GetFileName(path));

    private void Make(params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, file))!);
            File.WriteAllText(Path.Combine(_root, file), "");
        }
    }
}
