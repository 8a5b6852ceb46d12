using CourseKit.Grading.Results;
using CourseKit.Grading.Running;

namespace CourseKit.Grading.Tests.Results;

public sealed class ShardTests : IDisposable
{
    private readonly TestClass _given = new();

    public void Dispose() => _given.Dispose();

    private Gradebook Part(string number) => new(Path.Combine(_given.Root, "part" + number));

    private Task GradePart(int number, int count)
        => _given.Grade(new() { Jobs = 1, Shard = new(number, count) }, Part($"{number}"));

    [Fact]
    public async Task Parts_put_together_equal_the_whole()
    {
        _given.HandInMany(20);
        await _given.Grade();
        for (var number = 1; number <= 3; number++)
            await GradePart(number, 3);
        var merged = new Gradebook(Path.Combine(_given.Root, "merged"));
        GradebookMerge.Merge([Part("1"), Part("2"), Part("3")], merged).ShouldBeEmpty();
        _given.Judged.Count.ShouldBe(40);
        Told(merged).ShouldBe(Told(_given.Book));
        merged.View().Outline.Hash.ShouldBe(_given.Book.View().Outline.Hash);

        static IEnumerable<string> Told(Gradebook book)
            => book.View().Results.Select(result => $"{result.Student} {result.Points} {result.SubmissionHash} {result.Exercises.Count}");
    }

    [Fact]
    public async Task A_missing_or_unfinished_part_is_named()
    {
        _given.HandInMany(12);
        await GradePart(1, 4);
        await GradePart(3, 4);
        File.Delete(Directory.EnumerateFiles(Path.Combine(Part("3").Folder, "results")).First());
        var merged = new Gradebook(Path.Combine(_given.Root, "merged"));
        var lines = GradebookMerge.Merge([Part("1"), Part("3")], merged);
        lines.Count.ShouldBe(2);
        lines[0].ShouldContain("grade it to its end and merge again");
        lines[1].ShouldBe("of 4 parts these are missing: 2, 4");
        await GradePart(2, 4);
        await GradePart(4, 4);
        await GradePart(3, 4);
        GradebookMerge.Merge([Part("2"), Part("3"), Part("4")], merged).ShouldBeEmpty();
        merged.View().Students.Count.ShouldBe(12);
    }

    [Fact]
    public async Task Parts_of_different_notebooks_are_not_put_together()
    {
        _given.HandInMany(6);
        await GradePart(1, 2);
        _given.Version = "2";
        await GradePart(2, 2);
        Should.Throw<GradebookException>(() => GradebookMerge.Merge([Part("1"), Part("2")], _given.Book)).Message
            .ShouldContain("were graded with different notebooks");
        _given.Book.Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task A_part_that_is_no_gradebook_is_named_and_no_folder_is_made()
    {
        _given.HandInMany(2);
        await GradePart(1, 1);
        var merged = new Gradebook(Path.Combine(_given.Root, "merged"));
        Should.Throw<GradebookException>(() => GradebookMerge.Merge([Part("1"), Part("9")], merged)).Message.ShouldContain("is no gradebook");
        Directory.Exists(Part("9").Folder).ShouldBeFalse();
        Directory.Exists(merged.Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_of_one_part_does_not_take_another()
    {
        _given.HandInMany(6);
        await GradePart(1, 2);
        (await Should.ThrowAsync<GradebookException>(() => _given.Grade(new() { Shard = new(2, 2) }, Part("1")))).Message
            .ShouldContain("holds part 1/2 of the class, not part 2/2 of the class");
    }

    [Fact]
    public async Task Points_given_in_a_part_come_along_and_the_later_ones_win()
    {
        _given.HandIn("kim", "right wrote");
        await _given.Grade(book: Part("1"));
        await _given.Grade(book: Part("2"));
        new ManualGrading(Part("2")).Set("kim", "q1", 1, null);
        new ManualGrading(Part("1")).Set("kim", "q1", 4, "good");
        GradebookMerge.Merge([Part("1"), Part("2")], _given.Book);
        _given.Result("kim").Written[0].Points.ShouldBe(4);
    }

    [Fact]
    public void Every_student_belongs_to_exactly_one_part_and_nobody_moves()
    {
        foreach (var student in Enumerable.Range(0, 200).Select(i => $"학생{i}"))
            Enumerable.Range(1, 16).Count(number => new Shard(number, 16).Has(student)).ShouldBe(1);
        Enumerable.Range(1, 16).First(number => new Shard(number, 16).Has("kim")).ShouldBe(PartOfKim);
    }

    // Kept here, because a changed rule would grade students twice and others not at all.
    private const int PartOfKim = 1;

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1")]
    [InlineData("a/b")]
    [InlineData("-1/4")]
    public void What_is_no_part_is_an_error(string text)
        => Should.Throw<FormatException>(() => Shard.Parse(text)).Message.ShouldContain($"'{text}' is no part of a class; write for example 3/16");
}
