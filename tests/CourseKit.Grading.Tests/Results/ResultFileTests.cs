using System.Text.Json;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Tests.Results;

public sealed class ResultFileTests : IDisposable
{
    private readonly TestClass _given = new();

    public void Dispose() => _given.Dispose();

    private static SubmissionResult Full => new()
    {
        Student = "101",
        Name = "김민수 <b>",
        Layout = "canvas",
        Assignment = "hw1",
        AssignmentHash = "aa",
        SubmissionHash = "bb",
        ToolsHash = "cc",
        Sandbox = "bubblewrap",
        File = "kimminsu_101_9001_hw1.dib",
        Attempt = 2,
        Attempts = 3,
        SubmittedAt = new(2026, 11, 20, 23, 59, 0, TimeSpan.FromHours(9)),
        LatePenalty = 0.1m,
        IsComplete = true,
        Exercises =
        [
            new("e1", "First", 1.5m, 2, Verdict.Partly, "nearly", [new("half", true, Verdict.KnownMistake, 0.5m, 1)], 0.25),
        ],
        Written = [new("q1", "Why", null, 5, null, "because $x<y$")],
        Remarks = [new(RemarkKind.Note, "attempt 2 of 3 counts"), new(RemarkKind.Retyped, "e1 was found by its content")],
        HandInRemarks = 1,
        Regraded = new([RegradeCause.Assignment], 1, [new("e1", 1, 1.5m, Verdict.Wrong, Verdict.Partly)]),
        Seconds = 1.25,
        GradedAt = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
    };

    private static string Kept => Path.Combine(AppContext.BaseDirectory, "Results", "Fixtures", "result-1.json");

    [Fact]
    public void The_layout_of_version_1_stays_as_it_is()
    {
        var written = JsonSerializer.Serialize(Full, SubmissionResultJson.Default.SubmissionResult) + "\n";
        if (Environment.GetEnvironmentVariable("COURSEKIT_ACCEPT") is { Length: > 1 } folder)
            File.WriteAllText(Path.Combine(folder, "result-1.json"), written);
        written.ShouldBe(File.ReadAllText(Kept).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_result_of_version_1_is_read()
    {
        var read = Gradebook.Read(Kept, SubmissionResultJson.Default.SubmissionResult, result => result.Schema);
        JsonSerializer.Serialize(read, SubmissionResultJson.Default.SubmissionResult)
            .ShouldBe(JsonSerializer.Serialize(Full, SubmissionResultJson.Default.SubmissionResult));
        (read.Points, read.OutOf).ShouldBe((1.35m, 7m));
    }

    [Fact]
    public void A_result_under_another_students_name_is_told_with_both_names()
    {
        var book = new Gradebook(Path.Combine(_given.Root, "grades"));
        Directory.CreateDirectory(Path.Combine(book.Folder, "results"));
        book.WriteRecord(new() { Outline = new("hw1", "Homework 1", "aa", [], []) });
        File.WriteAllText(Path.Combine(book.Folder, "results", "102.json"), File.ReadAllText(Kept));

        Should.Throw<GradebookException>(() => book.View()).Message
            .ShouldEndWith("102.json holds the result of '101', which belongs into 101.json: delete it and grade again");
    }

    [Fact]
    public void A_result_of_a_later_version_is_not_guessed_at()
    {
        var path = Path.Combine(_given.Root, "later.json");
        File.WriteAllText(path, File.ReadAllText(Kept).Replace("\"schema\": 1", "\"schema\": 2"));
        Should.Throw<GradebookException>(() => Gradebook.Read(path, SubmissionResultJson.Default.SubmissionResult, result => result.Schema))
            .Message.ShouldEndWith("has layout 2, this coursekit reads up to 1; take the newer one that wrote it");
    }

    [Theory]
    [InlineData("kim", "kim")]
    [InlineData("20261234", "20261234")]
    [InlineData("kim.min-su_2", "kim.min-su_2")]
    public void A_plain_id_is_its_files_name(string id, string name) => StudentFileName.Of(id).ShouldBe(name);

    [Theory]
    [InlineData("Kim")]
    [InlineData("../../etc/passwd")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(".hidden")]
    [InlineData("con")]
    [InlineData("nul.txt")]
    [InlineData("김민수")]
    [InlineData("👩‍🎓")]
    [InlineData("a b")]
    [InlineData("trailing.")]
    [InlineData("<script>")]
    [InlineData("~")]
    [InlineData("-rf")]
    public void Any_other_id_gets_a_name_that_every_file_system_takes(string id)
    {
        var name = StudentFileName.Of(id);
        name.Length.ShouldBeLessThan(80);
        name.ShouldMatch("^[a-z0-9_가-힣]*~[0-9a-f]{12}$");
        StudentFileName.Of(id).ShouldBe(name);
        StudentFileName.Of(name).ShouldNotBe(name);
    }

    [Fact]
    public void Different_ids_never_share_a_name()
    {
        string[] ids = ["Kim", "kim", "KIM", "kim ", "k/im", "k_im", "k\\im", "김", new('a', 200), new('a', 201)];
        ids.Select(StudentFileName.Of).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(ids.Length);
    }

    [Fact]
    public async Task Odd_ids_are_graded_and_read_back()
    {
        string[] ids = ["김민수", "👩‍🎓 kim", "Kim", "kim", "a'b\"c"];
        foreach (var id in ids)
            _given.HandIn(id, "right");
        await _given.Grade();
        _given.Book.View().Students.ShouldBe(ids.Order(StringComparer.Ordinal));
        _given.Book.View().Results.ShouldAllBe(result => result.Points == 2);
    }
}
