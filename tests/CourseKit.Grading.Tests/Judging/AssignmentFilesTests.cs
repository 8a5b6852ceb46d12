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

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
