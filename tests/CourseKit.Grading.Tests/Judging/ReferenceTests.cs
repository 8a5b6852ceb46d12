using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Notebooks;
using static CourseKit.Grading.Tests.Judging.ObservedText;

namespace CourseKit.Grading.Tests.Judging;

/// <summary>What is learnt of an assignment from what its solution and its wrong answers were observed to do.</summary>
public sealed class ReferenceTests
{
    private static readonly Assignment Two = Read("double A() =>\n    // BEGIN SOLUTION\n    1;\n    // END SOLUTION", "double B() =>\n    // BEGIN SOLUTION\n    2;\n    // END SOLUTION");

    [Fact]
    public void A_solution_that_does_the_same_twice_is_sound()
        => Problems(Check("a", Number("x", 1)), Check("a", Number("x", 1))).ShouldBeEmpty();

    [Fact]
    public void A_solution_that_does_something_else_the_second_time_is_told_with_its_case()
        => Problems(Check("a", Number("x", 1)), Check("a", Number("x", 2))).ShouldHaveSingleItem()
            .ShouldEndWith("case \"x\": the solution observes another value when it is run again; seed the random numbers");

    [Fact]
    public void A_check_that_shows_other_cases_the_second_time_is_told()
        => Problems(Check("a", Number("x", 1)), Check("a", Number("y", 1))).ShouldHaveSingleItem().ShouldEndWith(": the check shows other cases when it is run again");

    [Fact]
    public void A_check_without_a_case_is_told()
        => Problems(Check("a"), Check("a")).ShouldHaveSingleItem().ShouldEndWith(": the check has no case");

    [Fact]
    public void A_case_without_a_value_is_told()
        => Problems(Check("a", Nothing("x", "notDone")), Check("a", Nothing("x", "notDone"))).ShouldHaveSingleItem()
            .ShouldEndWith("case \"x\": the solution gives no value here (not written yet)");

    [Fact]
    public void A_wrong_answer_with_other_cases_is_compared_with_nobody()
    {
        var assignment = Read(
            "double A() =>\n    // BEGIN SOLUTION\n    1;\n    // END SOLUTION\n    /* BEGIN WRONG: no\n    3;\n    END WRONG */", "double B() =>\n    // BEGIN SOLUTION\n    2;\n    // END SOLUTION");
        var data = Data(assignment, Check("a", Number("x", 1)), Check("a", Number("x", 1)));
        foreach (var (seen, compared) in new[] { (Check("a", Number("x", 3)), 1), (Check("a", Number("y", 3)), 0), (Check("a"), 0) })
        {
            var understood = ReferenceMaker.Understand(assignment, data with { Alternatives = [Run(assignment, 0, seen)] }, []);
            understood[0].Alternatives.Single().Checks.Count.ShouldBe(compared, seen);
        }
    }

    [Theory]
    [InlineData("double A() =>\n    // BEGIN SOLUTION\n    1;\n    // END SOLUTION", "a b")]
    [InlineData("double A() =>\n    // BEGIN SOLUTION\n    B();\n    // END SOLUTION", "a")]
    [InlineData("double A() =>\n    // BEGIN SOLUTION\n    1;\n    // END SOLUTION\n    /* BEGIN WRONG: no\n    2 * B();\n    END WRONG */", "a")]
    [InlineData("double A() =>\n    // BEGIN SOLUTION\n    Bb();\n    // END SOLUTION\ndouble Bb() => 1;", "a b")]
    public void An_exercise_whose_names_another_uses_does_not_stand_for_itself(string first, string alone)
        => Independence.Of(Read(first, "double B() =>\n    // BEGIN SOLUTION\n    2;\n    // END SOLUTION")).Order(StringComparer.Ordinal).ShouldBe(alone.Split(' '));

    private static List<string> Problems(string first, string again)
    {
        var problems = new List<string>();
        ReferenceMaker.Understand(Two, Data(Two, first, again), problems);
        return problems;
    }

    private static ReferenceData Data(Assignment assignment, string first, string again)
    {
        var other = Run(assignment, 1, Check("b", Number("x", 2)));
        return new("key", [Run(assignment, 0, first), other], [Run(assignment, 0, again), other], []);
    }

    private static ExerciseRun Run(Assignment assignment, int exercise, string seen)
        => new(assignment.Exercises[exercise].Id, null, null, [new(assignment.Exercises[exercise].Checks.Single().Cell.Number, null, seen)], 1);

    private static Assignment Read(string first, string second)
    {
        return AssignmentReader.Read(new Notebook([Answer("a", first), Checking("a", "A"), Answer("b", second), Checking("b", "B")]) { FilePath = "/course/two.dib" });

        static Cell Answer(string id, string code) => new(Languages.CSharp, $"// exercise {id} (1 points): {id}\n{code}");
        static Cell Checking(string id, string function) => new(Languages.CSharp, $"// check {id}\nCheck.Exercise(\"{id}\", \"{id}\").Observe(\"x\", () => {function}())");
    }
}
