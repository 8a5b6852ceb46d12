using System.Text.Json;
using CourseKit.Grading.Reports;
using CourseKit.Grading.Results;
using static CourseKit.Grading.Tests.Reports.SampleGradebook;

namespace CourseKit.Grading.Tests.Reports;

public sealed class GradescopeResultsTests : IDisposable
{
    private readonly SampleGradebook _gradebook = new();

    public void Dispose() => _gradebook.Dispose();

    [Fact]
    public void The_file_holds_what_gradescope_asks_for()
    {
        var json = Read(With("anna", (Verdict.Right, 2, null), (Verdict.KnownMistake, 0, "Overflows")) with { LatePenalty = 0.5m });

        json.GetProperty("score").GetDecimal().ShouldBe(2.75m);
        json.GetProperty("execution_time").GetDecimal().ShouldBe(1.23m);
        json.GetProperty("output").GetString().ShouldBe("Handed in late: 50 % of the points earned are taken off.");
        json.GetProperty("visibility").GetString().ShouldBe("visible");
        json.GetProperty("stdout_visibility").GetString().ShouldBe("hidden");
        var tests = json.GetProperty("tests").EnumerateArray().ToList();
        tests.Select(test => test.GetProperty("name").GetString()).ShouldBe(["Mean squared error", "Softmax", "Why softmax?"]);
        tests.Select(test => test.GetProperty("score").GetDecimal()).ShouldBe([2, 0, 3.5m]);
        tests.Select(test => test.GetProperty("max_score").GetDecimal()).ShouldBe([2, 3, 4]);
        tests.Take(2).Select(test => test.GetProperty("status").GetString()).ShouldBe(["passed", "failed"]);
        tests[1].GetProperty("output").GetString().ShouldBe("Overflows\nhidden: large numbers: wrong");
    }

    [Fact]
    public void A_written_answer_that_nobody_has_graded_has_no_score()
        => Read(Good("anna") with { Written = [new("why", "Why softmax?", null, 4, null, "Because.")] })
            .GetProperty("tests")[2].TryGetProperty("score", out _).ShouldBeFalse();

    [Fact]
    public void Whom_we_have_not_judged_has_no_file_any_more()
    {
        var file = FileOf(Good("anna"));
        File.Exists(file).ShouldBeTrue();

        FileOf(With("anna", (Verdict.Right, 2, null), (Verdict.NotJudged, 0, null)));
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public void Hostile_texts_are_read_back()
    {
        foreach (var text in Hostile)
        {
            var json = Read(HostileResult(text));
            json.GetProperty("tests")[0].GetProperty("name").GetString().ShouldBe(VisibleText.Line(text));
            json.GetProperty("extra_data").GetProperty("student").GetString().ShouldBe(VisibleText.Line(text));
        }
    }

    private string FileOf(SubmissionResult result)
        => Path.Combine(_gradebook.Write(new GradescopeResults(), result), GradebookView.FileNameOf(result.Student), "results.json");

    private JsonElement Read(SubmissionResult result) => JsonDocument.Parse(File.ReadAllBytes(FileOf(result))).RootElement;
}
