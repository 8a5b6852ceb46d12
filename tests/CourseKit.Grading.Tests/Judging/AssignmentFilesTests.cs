using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Tests.Assignments;

namespace CourseKit.Grading.Tests.Judging;

public sealed class AssignmentFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("files-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_data_folder_that_holds_notebooks_is_not_shown_to_students_code()
    {
        var source = Write("homework/hw0.dib", SourceText.Homework);
        Write("homework/data/small.csv", "x\n1\n");
        Write("data/last-year/hw0-with-solutions.ipynb", "{}");

        var files = AssignmentFiles.Of(AssignmentReader.Read(source));

        files.View.Folders.ShouldBe([Path.Combine(_folder.FullName, "homework", "data")]);
    }

    [Fact]
    public void A_folder_of_assemblies_is_shown_whole_unless_notebooks_are_in_it_or_this_one_below_it()
    {
        Write("course/lib/a.dll", "MZ1");
        Write("course/other/b.dll", "MZ2");
        Write("course/other/solution.ipynb", "{}");
        Write("course/c.dll", "MZ3");
        var source = Write("course/homework/hw0.dib", Loading("../lib/a.dll", "../other/b.dll", "../c.dll"));

        var view = AssignmentFiles.Of(AssignmentReader.Read(source)).View;

        view.Folders.ShouldBe([Path.Combine(_folder.FullName, "course", "lib")]);
        view.Files.Select(Path.GetFileName).ShouldBe(["a.dll", "b.dll", "c.dll"]);
    }

    [Fact]
    public void Assemblies_that_are_loaded_or_lie_beside_one_belong_to_the_tools()
    {
        Write("lib/a.dll", "MZ1");
        Write("lib/beside.dll", "MZ2");
        var source = Write("homework/hw0.dib", Loading("../lib/a.dll"));
        List<string> hashes = [Hash(source)];
        Hash(source).ShouldBe(hashes[0]);

        Write("lib/a.dll", "MZ3");
        hashes.Add(Hash(source));
        Write("lib/beside.dll", "MZ4");
        hashes.Add(Hash(source));
        hashes.ShouldBeUnique();
    }

    private static string Loading(params string[] assemblies)
        => "#!csharp\n\n" + string.Concat(assemblies.Select(assembly => $"#r \"{assembly}\"\n")) + "\n" + SourceText.Homework;

    private static string Hash(string source) => AssignmentFiles.Of(AssignmentReader.Read(source)).ToolsHash;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
