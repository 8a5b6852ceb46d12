using CourseKit.Grading.Assignments;
using CourseKit.Grading.Results;
using CourseKit.Notebooks.Portability;

namespace CourseKit.Grading.Tests.Homeworks;

public sealed class HomeworkTests(HomeworkJudges judges) : IClassFixture<HomeworkJudges>
{
    public static TheoryData<string> Names => HomeworkFiles.Names;

    [Fact]
    public void There_are_five_homeworks() => Names.Count.ShouldBe(5);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_homework_has_eight_exercises_with_three_known_mistakes_each_and_a_written_question(string name)
    {
        var assignment = HomeworkFiles.Read(name);
        assignment.Exercises.Count.ShouldBe(8);
        assignment.Exercises.ShouldAllBe(exercise => exercise.Wrong.Count >= 3);
        assignment.Exercises.ShouldAllBe(exercise => exercise.HasHiddenTests);
        assignment.Questions.ShouldHaveSingleItem().Rubric.ShouldNotBeEmpty();
        assignment.Points.ShouldBe(100);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_students_get_gives_nothing_away(string name)
    {
        var assignment = HomeworkFiles.Read(name);
        LeakProof.Of(assignment, AssignmentRelease.Create(assignment)).Leaks.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_students_get_runs_in_every_host(string name)
        => PortabilityRules.Check(AssignmentRelease.Create(HomeworkFiles.Read(name))).Select(finding => finding.ToString()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_solution_earns_every_point(string name)
    {
        var (assignment, judge) = await judges.OfAsync(name);
        judge.Reference.Problems.ShouldBeEmpty();
        var solved = await HomeworkJudges.JudgeAsync(assignment, judge, cell
            => assignment.Exercises.FirstOrDefault(exercise => exercise.Answer.Number == cell.Number)?.Solution ?? cell.Released);
        solved.Exercises.Where(result => result.Verdict != Verdict.Right).Select(result => $"{result.Id}: {result.Verdict}").ShouldBeEmpty();
        solved.Exercises.Sum(result => result.Points).ShouldBe(assignment.Exercises.Sum(exercise => exercise.Points));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_students_get_earns_nothing_as_it_is(string name)
    {
        var (assignment, judge) = await judges.OfAsync(name);
        var untouched = await HomeworkJudges.JudgeAsync(assignment, judge, cell => cell.Released);
        untouched.Exercises.ShouldAllBe(result => result.Verdict == Verdict.NotDone && result.Points == 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_known_mistake_costs_points_and_is_named_as_itself(string name)
    {
        var (assignment, judge) = await judges.OfAsync(name);
        judge.Reference.Alternatives.Count.ShouldBe(assignment.Exercises.Sum(exercise => exercise.Wrong.Count));
        judge.Reference.Alternatives
            .Where(judged => judged.Result.Points >= judged.Result.OutOf || judged.Result.Diagnosis != judged.Wrong.Message)
            .Select(judged => $"{judged.Result.Id}, line {judged.Wrong.Line}, {judged.Result.Points} points: {judged.Result.Diagnosis}")
            .ShouldBeEmpty();
    }
}
