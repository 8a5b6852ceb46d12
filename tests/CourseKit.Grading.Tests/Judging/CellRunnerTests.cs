using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Tests.Judging;

public sealed class CellRunnerTests
{
    private static readonly RecoveredCell Answer = new(CellRole.Answer, "mean", null, "var a = 1;\nvar b = ;", IsStudents: true, 3);

    // A process that nobody trusts says where its code does not compile: a number that no line has could be anything it has seen.
    [Theory]
    [InlineData("notebook, line 1: a", ", line 1")]
    [InlineData("notebook, line 2: a", ", line 2")]
    [InlineData("notebook, line 3: a", "")]
    [InlineData("notebook, line 0: a", "")]
    [InlineData("notebook, line 475: a", "")]
    [InlineData("notebook: line 2", "")]
    [InlineData("CANARY", "")]
    public void Of_an_error_only_a_line_that_the_answer_has_is_told(string message, string place)
        => CellRunner.Detail(Answer, Verdict.DoesNotCompile, new("CS1525", message, [])).ShouldBe($"The answer does not compile: CS1525{place} of its cell.");

    [Fact]
    public void Nothing_is_told_of_other_ends_and_of_cells_that_are_not_the_students()
    {
        var error = new ErrorOutput("CS1525", "notebook, line 1: a", []);
        CellRunner.Detail(Answer, Verdict.Failed, error).ShouldBeNull();
        CellRunner.Detail(Answer, Verdict.DoesNotCompile, null).ShouldBeNull();
        CellRunner.Detail(Answer with { IsStudents = false }, Verdict.DoesNotCompile, error).ShouldBeNull();
    }
}
