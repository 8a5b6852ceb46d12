using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;
using CourseKit.Notebooks;
using static CourseKit.Grading.Tests.Judging.ObservedText;

namespace CourseKit.Grading.Tests.Judging;

/// <summary>Points, verdicts and diagnoses from what was observed alone: no process takes part.</summary>
public sealed class ScoringTests
{
    private static readonly Exercise Mean = Read();
    private static readonly int First = Mean.Checks[0].Cell.Number;
    private static readonly int Second = Mean.Checks[1].Cell.Number;

    [Fact]
    public void What_a_student_sees_or_may_guess_earns_nothing_where_there_are_hidden_tests()
    {
        var guessed = Score(Seen(visible: 2.5, one: 0, positive: true), Other(0));
        (guessed.Verdict, guessed.Points).ShouldBe((Verdict.Wrong, 0));
        guessed.Cases.Select(item => (item.Name, item.IsHidden, item.Verdict, item.OutOf))
            .ShouldBe([("visible", false, Verdict.Right, 0m), ("one", true, Verdict.Wrong, 2m), ("positive", true, Verdict.Right, 0m), ("other", true, Verdict.Wrong, 2m)]);

        var earned = Score(Seen(visible: 0, one: 4.75, positive: false), Other(7));
        (earned.Verdict, earned.Points, earned.Diagnosis).ShouldBe((Verdict.Right, 4, null));
        Score(Seen(visible: 2.5, one: 4.75, positive: true), Other(0)).Points.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"schema":1,"id":"other","cases":[]}""")]
    [InlineData("""{"schema":1,"id":"mean","cases":[]}""")]
    [InlineData("rubbish")]
    public void A_forged_result_costs_what_the_others_earned(string forged)
    {
        var result = Score(Seen(), forged);
        (result.Verdict, result.Points).ShouldBe((Verdict.Tampered, 0));
    }

    [Fact]
    public void How_near_is_near_enough_is_the_solutions_to_say()
        => Score(Seen(), Check("mean", Number("other", 9, tolerance: 100))).Points.ShouldBe(2);

    [Fact]
    public void A_case_without_a_value_is_not_done_or_out_of_memory_or_failed()
    {
        var result = Score(
            Check("mean", Nothing("visible", "notDone"), Nothing("one", "notDone"), Nothing("positive", "failed", "Your code stopped with OutOfMemoryException: no")),
            Check("mean", Nothing("other", "failed", "Your code stopped with FormatException")));
        result.Cases.Select(item => item.Verdict).ShouldBe([Verdict.NotDone, Verdict.NotDone, Verdict.OutOfMemory, Verdict.Failed]);
        result.Verdict.ShouldBe(Verdict.NotDone);
    }

    [Fact]
    public void What_became_of_the_process_is_the_verdict_where_nothing_was_earned()
    {
        var ended = Scoring.Score(Reference(), new ExerciseRun("mean", Verdict.TimedOut, "in our words", [], 1));
        (ended.Verdict, ended.Points, ended.Diagnosis).ShouldBe((Verdict.TimedOut, 0, "in our words"));
        Scoring.Score(Reference(), null).Verdict.ShouldBe(Verdict.Missing);
    }

    [Fact]
    public void A_mistake_is_known_by_all_it_does_or_by_all_that_is_wrong()
    {
        Score(Seen(2, 3, false), Other(8)).Diagnosis.ShouldBe("A sum of one more.", "exactly the same");
        Score(Seen(2.5, 3, true), Other(7)).Diagnosis.ShouldBe("A sum of one more.", "all that is wrong is so there too");
        Score(Seen(2.5, 3, true), Other(9)).Diagnosis.ShouldNotBe("A sum of one more.", "something else is wrong, too");
        Score(Seen(2, 4.75, true), Other(7)).Diagnosis.ShouldBeNull("it earned everything");
    }

    [Fact]
    public void Of_two_mistakes_the_one_that_does_exactly_the_same_is_named()
    {
        var explains = (new WrongAlternative("It explains what is wrong.", "", 1), (IReadOnlyDictionary<int, ObservedCheck>)Checks(Seen(2.5, 3, true), Other(8)));
        var same = (new WrongAlternative("It does the same.", "", 2), (IReadOnlyDictionary<int, ObservedCheck>)Checks(Seen(2.5, 3, true), Other(7)));
        foreach (var alternatives in new[] { [explains, same], new[] { same, explains } })
            Scoring.Score(Reference() with { Alternatives = alternatives }, Run(Seen(2.5, 3, true), Other(7))).Diagnosis.ShouldBe("It does the same.");
    }

    [Fact]
    public void What_is_not_written_yet_is_no_known_mistake()
    {
        var undone = Check("mean", Nothing("visible", "notDone"), Nothing("one", "notDone"), Nothing("positive", "notDone"));
        var rest = Check("mean", Nothing("other", "notDone"));
        var reference = Reference(undone, rest);
        var result = Scoring.Score(reference, Run(undone, rest));
        (result.Verdict, result.Diagnosis).ShouldBe((Verdict.NotDone, VerdictWords.Sentence(Verdict.NotDone)));
    }

    private static ExerciseResult Score(string first, string second) => Scoring.Score(Reference(), Run(first, second));

    private static ExerciseRun Run(string first, string second) => new("mean", null, null, [new(First, null, first), new(Second, null, second)], 1);

    private static string Seen(double visible = 2.5, double one = 4.75, bool positive = true)
        => Check("mean", Number("visible", visible, "passed"), Number("one", one), Truth("positive", positive));

    private static string Other(double value) => Check("mean", Number("other", value));

    private static ReferenceExercise Reference() => Reference(Seen(2, 3, false), Other(8));

    private static ReferenceExercise Reference(string firstOfWrong, string secondOfWrong)
        => new(Mean, Checks(Seen(), Other(7)), [(Mean.Wrong.Single(), Checks(firstOfWrong, secondOfWrong))]);

    private static Dictionary<int, ObservedCheck> Checks(string first, string second)
        => new() { [First] = ObservedCheck.TryRead(first)!, [Second] = ObservedCheck.TryRead(second)! };

    private static Exercise Read()
    {
        const string Answer = """
            // exercise mean (4 points): The mean
            double Mean(double[] numbers)
            {
                // BEGIN SOLUTION
                return numbers.Average();
                // END SOLUTION
                /* BEGIN WRONG: A sum of one more.
                return numbers.Sum() + 1;
                END WRONG */
            }
            """;
        return AssignmentReader.Read(new Notebook([new(Languages.CSharp, Answer), Checking("one"), Checking("other")]) { FilePath = "/course/mean.dib" }).Exercises.Single();

        static Cell Checking(string name) => new(Languages.CSharp, $$"""
            // check mean: {{name}}
            Check.Exercise("mean", "The mean")
                .Case("visible", () => Mean([1.0, 4.0]), 2.5)
                // BEGIN HIDDEN TESTS
                .Observe("{{name}}", () => Mean([4.75]))
                // END HIDDEN TESTS
            """);
    }
}
