using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution.Runner;

public sealed class FileHashesTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2020, 5, 17, 12, 0, 0, DateTimeKind.Utc);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coursekit-hashes-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_of_long_ago_is_read_again_when_its_time_or_its_length_has_changed_and_not_before()
    {
        var path = Path.Combine(_folder.FullName, "data.csv");
        var first = new FileHashes();
        var before = Write("one", LongAgo, first);
        first.Remembered.Keys.ShouldBe([path]);

        var second = new FileHashes(first.Remembered);
        Write("two", LongAgo, second).ShouldBe(before, "large data need not be read on every run");
        second.Remembered.ShouldBe(first.Remembered, "nor on the next");
        Write("two", LongAgo.AddSeconds(1), new(first.Remembered)).ShouldNotBe(before);
        Write("four", LongAgo, new(first.Remembered)).ShouldNotBe(before);

        string Write(string text, DateTime time, FileHashes hashes)
        {
            File.WriteAllText(path, text);
            File.SetLastWriteTimeUtc(path, time);
            return hashes.Of(path);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_absent()
        => new FileHashes().Of(Path.Combine(_folder.FullName, "none")).ShouldBe("absent");
}
