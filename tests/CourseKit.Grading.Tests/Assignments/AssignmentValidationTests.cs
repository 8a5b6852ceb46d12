using CourseKit.Grading.Assignments;
using CourseKit.Grading.Judging;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.Tests.Assignments;

public class AssignmentValidationTests
{
    [Fact]
    public async Task A_homework_in_order_is_good()
    {
        var report = await Validate(SourceText.Homework);

        report.IsGood.ShouldBeTrue(string.Join('\n', report.Exercises.SelectMany(e => e.Problems).Concat(report.Problems)));
        report.Exercises.Select(e => (e.Exercise.Id, e.Seconds)).ShouldBe([("square", 0.5), ("total", 0.5)]);
    }

    [Fact]
    public async Task A_solution_that_loses_points_is_told()
        => (await Problems(_ => (1, Verdict.Partly, "Half."))).ShouldContain("the solution gets 1 of 2 points (Partly); the student would read: Half.");

    [Fact]
    public async Task A_solution_that_takes_too_long_is_told()
        => (await Problems(source => source.Contains("squareOfNumber") ? (0, Verdict.TimedOut, null) : null)).ShouldBe(["the solution does not end within the time limit"]);

    [Theory]
    [InlineData(1, Verdict.Partly, "the stub gets 1 of 2 points, wanted 0: the tests let something pass that is not written")]
    [InlineData(0, Verdict.DoesNotCompile, "the stub, or the check with it, does not compile: leave the declarations that others need outside the solution region")]
    [InlineData(0, Verdict.TimedOut, "the stub's verdict is TimedOut, wanted that it compiles and gets 0 points")]
    public async Task A_stub_that_is_worth_something_or_does_not_run_is_told(int points, Verdict verdict, string wanted)
        => (await Problems(source => source.Contains("yours to write") ? (points, verdict, null) : null)).ShouldBe([wanted]);

    [Theory]
    [InlineData(2, Verdict.Right, null, "gets all points: no test tells it from the solution")]
    [InlineData(0, Verdict.Wrong, "It is wrong.", "is not told as itself; the student would read: It is wrong.")]
    [InlineData(0, Verdict.DoesNotCompile, null, "could not be tried: DoesNotCompile")]
    public async Task A_wrong_answer_that_is_not_told_as_itself_is_told(int points, Verdict verdict, string? diagnosis, string wanted)
        => (await Problems(source => source.Contains("doubledNumber") ? (points, verdict, diagnosis) : null))
            .ShouldBe(["the wrong answer of line 25 (“This doubles; a square multiplies by itself.”) " + wanted]);

    [Fact]
    public async Task A_wrong_answer_that_only_another_exercise_s_spoils_is_tried_by_itself()
    {
        // The sum calls the square: with the wrong square beside it, it fails in another way.
        var report = await Validate(SourceText.Homework, (source, all) => source.Contains("=> values.Sum();") && all.Contains("doubledNumber") ? (0, Verdict.Wrong, "Other.") : null);

        report.IsGood.ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_judge_finds_wrong_stands_with_its_exercise()
    {
        var report = await Validate(SourceText.Homework, judgeProblems: ["exercise total, cell 7: the check has no case", "the set-up fails"]);

        report.Exercises[1].Problems.ShouldBe(["cell 7: the check has no case"]);
        report.Problems.ShouldBe(["the set-up fails"]);
    }

    [Theory]
    [InlineData(".Case(\"4\", () => Square(4), 16.0)", ".Case( in hidden tests would bring the expected value into the student's process")]
    [InlineData(".Holds(\"4\", () => true, \"no\")", ".Holds( in hidden tests")]
    [InlineData(".Observe(\"4\",", "does not compile (CS")]
    public async Task Hidden_tests_that_tell_or_break_something_are_told(string line, string wanted)
    {
        var text = SourceText.Homework.Replace(".Observe(\"large\", () => Square(1234.5678))", line);
        if (line.EndsWith(','))
            text = text.Replace(".Case(\"3\", () => Square(3), 9.0)", ".Case(\"3\", () => Square(3),").Replace(line, "9.0)" + line.Replace(".Observe(\"4\",", ""));

        var report = await Validate(text);

        report.Exercises[0].Problems.ShouldHaveSingleItem().ShouldContain(wanted);
        report.Exercises[0].Problems[0].ShouldStartWith("hw0.dib, cell 5, line ");
    }

    [Fact]
    public async Task A_check_of_truths_alone_is_told()
        => (await Validate(SourceText.Homework.Replace(".Case(\"two\", () => Total([1, 2]), 5.0)", ".Holds(\"two\", () => Total([1, 2]) == 5, \"no\")")))
            .Exercises[1].Problems.ShouldHaveSingleItem().ShouldContain("observes nothing but true and false");

    [Fact]
    public async Task A_leak_is_told()
        => (await Validate(SourceText.Homework.Replace("Square and sum.", "We shall try 1234.5678."))).Problems.ShouldHaveSingleItem().ShouldContain("a value of the hidden tests");

    private static async Task<IReadOnlyList<string>> Problems(Func<string, (decimal, Verdict, string?)?> judge)
        => (await Validate(SourceText.Homework, (source, _) => source.Contains("Square(double x)") ? judge(source) : null)).Exercises[0].Problems;

    private static Task<ValidationReport> Validate(
        string text, Func<string, string, (decimal, Verdict, string?)?>? judge = null, IReadOnlyList<string>? judgeProblems = null)
    {
        var assignment = SourceText.Read(text.ReplaceLineEndings("\n"));
        return AssignmentValidation.RunAsync(assignment, new ScriptedJudge(assignment, judge ?? ((_, _) => null)), judgeProblems ?? [], null, default);
    }

    /// <summary>Gives the right verdict by comparing texts, unless told another.</summary>
    private sealed class ScriptedJudge(Assignment assignment, Func<string, string, (decimal, Verdict, string?)?> other) : IJudge
    {
        public string Sandbox => "none";

        public string ToolsHash => "";

        public Task<Judgement> JudgeAsync(RecoveredSubmission submission, IProgress<string>? progress, CancellationToken cancellation)
        {
            var all = string.Join('\n', submission.Cells.Select(cell => cell.Source));
            return Task.FromResult(new Judgement([.. assignment.Exercises.Select(exercise =>
            {
                var source = submission.Cells.Single(cell => cell.ExerciseId == exercise.Id && cell.Role == CellRole.Answer).Source;
                var (points, verdict, diagnosis) = other(source, all)
                    ?? (source == exercise.Solution ? (exercise.Points, Verdict.Right, null)
                        : exercise.Wrong.FirstOrDefault(wrong => wrong.Source == source) is { } known ? (0, Verdict.KnownMistake, known.Message)
                        : (0m, Verdict.NotDone, (string?)null));
                return new ExerciseResult(exercise.Id, exercise.Title, points, exercise.Points, verdict, diagnosis, [], 0.5);
            })], [], 1));
        }

        public ValueTask DisposeAsync() => default;
    }
}
