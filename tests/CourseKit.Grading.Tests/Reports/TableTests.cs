using System.Globalization;
using System.Text;
using CourseKit.Grading.Reports;
using CourseKit.Grading.Results;
using static CourseKit.Grading.Tests.Reports.SampleGradebook;

namespace CourseKit.Grading.Tests.Reports;

public sealed class TableTests : IDisposable
{
    private readonly SampleGradebook _gradebook = new();

    public void Dispose() => _gradebook.Dispose();

    [Fact]
    public void Grades_hold_every_exercise_and_question_and_the_sums()
    {
        var row = CsvRows.Read(_gradebook.Write(new GradesCsv(), Good("anna") with { LatePenalty = 0.1m })).ShouldHaveSingleItem();

        row["student"].ShouldBe("anna");
        (row["mse"], row["softmax"], row["why"]).ShouldBe(("2", "3", "3.5"));
        (row["points"], row["late penalty"], row["total"], row["out of"], row["state"]).ShouldBe(("8.5", "0.1", "7.65", "9", "graded"));
    }

    [Fact]
    public void What_we_could_not_judge_is_an_empty_cell_and_not_a_zero()
    {
        var row = CsvRows.Read(_gradebook.Write(new GradesCsv(), With("anna", (Verdict.Right, 2, null), (Verdict.NotJudged, 0, null)))).ShouldHaveSingleItem();

        (row["mse"], row["softmax"], row["total"], row["state"]).ShouldBe(("2", "", "", "to grade again"));
    }

    [Fact]
    public void A_written_answer_that_nobody_has_graded_says_so()
    {
        var row = CsvRows.Read(_gradebook.Write(new GradesCsv(),
            Good("anna") with { Written = [new("why", "Why softmax?", null, 4, null, "Because.")] })).ShouldHaveSingleItem();

        (row["why"], row["total"], row["state"]).ShouldBe(("", "5", "to grade by hand"));
    }

    [Fact]
    public void Canvas_finds_students_by_its_own_number_where_the_files_names_hold_it()
    {
        var path = _gradebook.Write(new CanvasCsv(), Good("1234") with { Layout = "canvas", Name = "kimminjun" }, Good("anna") with { Layout = "plain" });

        File.ReadAllText(path).ShouldBe("""
            Student,ID,SIS User ID,SIS Login ID,Section,Homework 1
                Points Possible,,,,,9
            kimminjun,1234,,,,8.5
            anna,,anna,anna,,8.5

            """.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public void Moodle_finds_students_by_participant_number_email_or_id_number()
    {
        var rows = CsvRows.Read(_gradebook.Write(new MoodleCsv(),
            Good("77") with { Layout = "moodle", Name = "Anna Lee" }, Good("a@b.kr") with { Layout = "plain" }, Good("x1") with { Layout = "plain" }));

        rows.Select(row => (row["Identifier"], row["Full name"], row["ID number"], row["Email address"], row["Grade"], row["Maximum grade"])).ShouldBe(
        [
            ("Participant 77", "Anna Lee", "", "", "8.5", "9"),
            ("", "", "", "a@b.kr", "8.5", "9"),
            ("", "", "x1", "", "8.5", "9"),
        ]);
        rows[0]["Feedback comments"].ShouldStartWith("Mean squared error: 2 of 2. Everything that was checked is right.<br>");
    }

    [Fact]
    public void Moodle_learns_when_the_table_was_made_since_it_passes_over_grades_without_a_time()
        => CsvRows.Read(_gradebook.Write(new MoodleCsv(new FixedTime()), Good("77"))).ShouldHaveSingleItem()["Last modified (grade)"]
            .ShouldBe("2026-11-30T14:59:08+00:00");

    [Theory]
    [InlineData("canvas.csv"), InlineData("moodle.csv")]
    public void Campus_tables_leave_out_whom_we_have_not_judged(string name)
    {
        var path = _gradebook.Write(ReportTable.Rows.Single(row => row.Name == name),
            With("lost", (Verdict.Right, 2, null), (Verdict.NotJudged, 0, null)), Good("bad") with { Refused = "not a notebook", Exercises = [], Written = [] });

        File.ReadAllText(path).ShouldNotContain("lost");
        File.ReadAllText(path).ShouldNotContain("bad");
    }

    [Fact]
    public void Moodles_comment_is_html_and_its_texts_are_escaped()
        => CsvRows.Read(_gradebook.Write(new MoodleCsv(), HostileResult("<img src=x>"))).ShouldHaveSingleItem()["Feedback comments"]
            .ShouldContain("&lt;img src=x&gt;");

    [Theory]
    [InlineData("grades.csv", "student"), InlineData("canvas.csv", "Student"), InlineData("moodle.csv", "Full name")]
    public void Hostile_texts_are_read_back_and_no_cell_is_a_formula(string name, string column)
    {
        var path = _gradebook.Write(ReportTable.Rows.Single(row => row.Name == name), [.. Hostile.Select(HostileResult)]);

        var rows = CsvRows.Read(path);
        var read = rows.Select(row => row[column]).Where(text => !text.Contains("Points Possible", StringComparison.Ordinal)).ToList();
        read.Select(text => text.StartsWith('\'') && "=+-@".Contains(text[1], StringComparison.Ordinal) ? text[1..] : text)
            .ShouldBe(Hostile.Order(StringComparer.Ordinal).Select(VisibleText.Line));
        rows.SelectMany(row => row.Values).ShouldAllBe(cell => cell.Length == 0 || !"=+-@\t\r".Contains(cell[0], StringComparison.Ordinal));
        File.ReadAllText(path).ShouldNotContain("\u001b");
        File.ReadAllLines(path).Length.ShouldBe(1 + rows.Count);
    }

    [Fact]
    public void Tables_are_utf8_with_decimal_points_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var row = CsvRows.Read(_gradebook.Write(new GradesCsv(), Good("김민준"))).ShouldHaveSingleItem();
            (row["student"], row["total"]).ShouldBe(("김민준", "8.5"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        File.ReadAllBytes(Path.Combine(_gradebook.Folder, "grades.csv")).Take(3).ShouldBe(Encoding.UTF8.GetPreamble());
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 30, 14, 59, 8, TimeSpan.Zero);
    }
}
