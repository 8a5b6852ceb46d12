using CourseKit.Notebooks.Execution;

namespace CourseKit.Cli.Tests.Console;

public sealed class ExerciseLineTests
{
    [Fact]
    public void A_notebook_without_exercises_is_told_nothing_of_them()
        => ExerciseLine.Of([]).ShouldBe("");

    [Fact]
    public void Exercises_that_nobody_has_begun_are_only_counted()
        => ExerciseLine.Of([new(3, "mse", ExerciseState.NotDone), new(5, "hinge", ExerciseState.NotDone)]).ShouldBe("2 exercises not done yet");

    [Fact]
    public void All_right_needs_no_names()
        => ExerciseLine.Of([new(3, "mse", ExerciseState.Right), new(5, "hinge", ExerciseState.Right)]).ShouldBe("2 exercises right");

    [Fact]
    public void Of_many_that_are_not_right_the_first_five_are_named()
        => ExerciseLine.Of([.. Enumerable.Range(1, 7).Select(n => new CheckedExercise(n, $"e{n}", ExerciseState.Wrong))])
            .ShouldBe("7 exercises not right: e1 (cell 1), e2 (cell 2), e3 (cell 3), e4 (cell 4), e5 (cell 5) and 2 more");
}
