namespace CourseKit.Data.Tests;

public sealed class DataFolderTests
{
    [Fact]
    public void The_search_goes_from_the_start_upwards()
    {
        using var folder = new TemporaryFolder();
        var start = Directory.CreateDirectory(folder["course/notebooks"]).FullName;
        DataFolder.Candidates(named: null, start).Take(3).ShouldBe(
            [Path.Combine(start, "data"), Path.Combine(folder["course"], "data"), folder["data"]]);
    }

    [Fact]
    public void The_folder_named_by_the_environment_comes_first_and_must_exist()
    {
        using var folder = new TemporaryFolder();
        var start = Directory.CreateDirectory(folder["notebooks"]).FullName;
        Directory.CreateDirectory(folder["elsewhere"]);
        DataFolder.Candidates(Path.Combine("..", "elsewhere"), start).Take(2).ShouldBe([folder["elsewhere"], Path.Combine(start, "data")]);
        Should.Throw<DirectoryNotFoundException>(() => DataFolder.Candidates(folder["typo"], start)).Message
            .ShouldBe($"COURSEKIT_DATA names {folder["typo"]}, which does not exist; make it or unset the variable");
    }

    [Fact]
    public void Sets_are_made_in_the_course_s_folder_wherever_in_it_one_stands()
    {
        using var folder = new TemporaryFolder();
        var start = Directory.CreateDirectory(folder["course/notebooks/homework"]).FullName;
        DataFolder.Default(named: null, start).ShouldBe(Path.Combine(start, "data"));
        File.WriteAllText(folder["course/CourseKit.sln"], "");
        DataFolder.Default(named: null, start).ShouldBe(Path.Combine(folder["course"], "data"));
        Directory.CreateDirectory(folder["course/notebooks/data/mnist"]);
        DataFolder.Default(named: null, start).ShouldBe(Path.Combine(folder["course/notebooks"], "data"));
        DataFolder.Default(folder["named"], start).ShouldBe(folder["named"]);
    }
}
