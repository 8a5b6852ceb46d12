using CourseKit.Grading.Reports;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Tests.Results;

public sealed class ManualGradingTests : IDisposable
{
    private readonly TestClass _given = new();

    public void Dispose() => _given.Dispose();

    private ManualGrading Marks => new(_given.Book);

    private string Table(string text)
    {
        var path = Path.Combine(_given.Root, "marks.csv");
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public async Task Points_for_a_written_answer_count_and_survive_regrading()
    {
        await _given.HandIn("kim", "right wrote").Grade();
        Marks.Set("kim", "q1", 4.5m, "well said");
        _given.Judge = new() { ToolsHash = "tools 2", Right = 1 };
        await _given.Grade(new() { Jobs = 1, Regrade = true });
        var kim = _given.Result("kim");
        (kim.Points, kim.Written[0].Points, kim.Written[0].Comment).ShouldBe((5.5m, 4.5m, "well said"));
        kim.Remarks.ShouldNotContain(remark => remark.Text.Contains("look again"));
        (await _given.Grade()).ToGradeByHand.ShouldBe(0);
    }

    [Fact]
    public async Task Points_for_an_exercise_take_the_place_of_the_judges_and_can_be_taken_back()
    {
        await _given.HandIn("kim", "half").Grade();
        Marks.Set("kim", "e1", 2, "your reading of the question is right too");
        _given.Result("kim").Exercises[0].ByHand.ShouldBe(new ManualMark("e1", 2, "your reading of the question is right too"));
        _given.Result("kim").Points.ShouldBe(2);
        Marks.Set("kim", "e1", null, null);
        (_given.Result("kim").Points, _given.Result("kim").Exercises[0].ByHand).ShouldBe((1m, null));
    }

    [Fact]
    public async Task Points_for_an_answer_that_has_changed_since_are_kept_and_doubted()
    {
        await _given.HandIn("kim", "right wrote").Grade();
        Marks.Set("kim", "q1", 3, null);
        await _given.HandIn("kim", "right wrote anew").Grade();
        _given.Result("kim").Written[0].Points.ShouldBe(3);
        _given.Result("kim").Remarks[^1].Text.ShouldBe("the points given for q1 were for what was handed in before; look again");
    }

    [Fact]
    public async Task A_table_gives_many_points_and_passes_over_blank_ones()
    {
        await _given.HandIn("kim", "right wrote").HandIn("lee", "half wrote").Grade();
        Marks.SetAll(Table("﻿comment,points,question,student,answer\r\n\"so, so\",2,q1,kim,x\r\n,,q1,lee,y\r\n")).ShouldBe(1);
        (_given.Result("kim").Written[0].Points, _given.Result("kim").Written[0].Comment, _given.Result("lee").Written[0].Points)
            .ShouldBe((2m, "so, so", null));
    }

    [Theory]
    [InlineData("student,points\nkim,1", "marks.csv, line 1: wanted the columns student, question, points and perhaps comment")]
    [InlineData("student,question,points\nkim,q1,1\nlee,q1,1", "marks.csv, line 3: there is no result of a student 'lee'; the ids are those in grades.csv")]
    [InlineData("student,question,points\nkim,q1,1\nkim,q9,1", "marks.csv, line 3: there is no question 'q9'; there is q1, e1, e2")]
    [InlineData("student,question,points\nkim,q1,1\nkim,q1,5.5", "marks.csv, line 3: q1 is worth 5 points, got 5.5")]
    [InlineData("student,question,points\nkim,q1,1\nkim,q1,-1", "marks.csv, line 3: '-1' are no points; write a number such as 2.5, or none")]
    public async Task A_table_with_a_fault_gives_nothing_at_all(string table, string message)
    {
        await _given.HandIn("kim", "right wrote").Grade();
        var path = Table(table);
        Should.Throw<GradebookException>(() => Marks.SetAll(path)).Message.ShouldBe(message);
        _given.Result("kim").Written[0].Points.ShouldBeNull();
    }

    [Fact]
    public async Task Points_can_be_given_while_a_run_goes_on_and_the_tables_wait()
    {
        await _given.HandIn("kim", "right wrote").Grade();
        _given.HandIn("lee", "right");
        IReadOnlyList<string>? written = [];
        await _given.Grade(onEvent: _ =>
        {
            Marks.Set("kim", "q1", 3, null);
            written = ReportWriter.TryWrite(_given.Book);
        });
        written.ShouldBeNull();
        _given.Result("kim").Points.ShouldBe(5);
        ReportWriter.TryWrite(_given.Book).ShouldNotBeNull();
    }

    [Fact]
    public async Task Marks_that_can_not_be_read_are_never_passed_over()
    {
        await _given.HandIn("kim", "right wrote").Grade();
        Marks.Set("kim", "q1", 3, null);
        File.WriteAllText(Path.Combine(_given.Book.Folder, "manual", "kim.json"), "{");
        Should.Throw<GradebookException>(() => _given.Result("kim")).Message.ShouldEndWith("mend it by hand; these points are nowhere else");
    }

    [Fact]
    public void A_folder_that_is_no_gradebook_says_so()
    {
        const string Wanted = "is no gradebook (it has no gradebook.json)";
        Should.Throw<GradebookException>(() => Marks.Set("kim", "q1", 3, null)).Message.ShouldContain(Wanted);
        var table = Table("student,question,points\nkim,q1,3");
        Should.Throw<GradebookException>(() => Marks.SetAll(table)).Message.ShouldContain(Wanted);
    }
}
