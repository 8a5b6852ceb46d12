namespace CourseKit.Notebooks.Tests.Course;

/// <summary>Every exercise of the course: its solution passes, its stub waits, each known mistake is named.</summary>
public sealed class ExerciseTests
{
    public static TheoryData<string> Notebooks => [.. Chapter.All.Select(chapter => chapter.File)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task The_solution_that_the_notebook_shows_passes_its_check(string notebook)
    {
        await using var lesson = await Lesson.StartAsync(notebook);
        foreach (var exercise in lesson.Exercises)
        {
            var verdict = await lesson.JudgeAsync(exercise, exercise.Solution);
            verdict.Passed.ShouldBeTrue($"exercise {exercise.Id}: {verdict.Text}");
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task An_exercise_that_nobody_touched_is_not_done_yet(string notebook)
    {
        await using var lesson = await Lesson.StartAsync(notebook);
        foreach (var exercise in lesson.Exercises)
        {
            var verdict = await lesson.JudgeAsync(exercise, exercise.Stub);
            verdict.Passed.ShouldBeFalse();
            verdict.Text.ShouldContain("Not done yet");
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Each_known_mistake_fails_and_is_named_as_itself(string notebook)
    {
        await using var lesson = await Lesson.StartAsync(notebook);
        var mistakes = Chapter.Of(notebook).Mistakes;
        foreach (var exercise in lesson.Exercises)
        {
            var own = mistakes.Where(mistake => mistake.Exercise == exercise.Id).ToList();
            own.Count.ShouldBeGreaterThanOrEqualTo(3, $"exercise {exercise.Id} needs three known mistakes");
            foreach (var mistake in own)
            {
                var verdict = await lesson.JudgeAsync(exercise, mistake.Code);
                verdict.Passed.ShouldBeFalse($"{mistake}: {verdict.Text}");
                verdict.Text.ShouldContain(mistake.Diagnosis, customMessage: $"{mistake}: {verdict.Text}");
                foreach (var other in own.Where(other => other != mistake))
                    verdict.Text.ShouldNotContain(other.Diagnosis, customMessage: $"{mistake} is taken for {other}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void The_notebook_has_its_exercises(string notebook)
        => Exercise.In(CourseFiles.Read(notebook)).Select(exercise => exercise.Id).ShouldBe(Chapter.Of(notebook).Exercises);
}
