using CourseKit.Notebooks.Execution;

namespace CourseKit.Notebooks.Tests.Execution;

public sealed class CheckedExerciseTests
{
    private const string Right = """{"id":"mse","passed":true,"notDone":false,"cases":[{"verdict":"right"},{"verdict":"observed"}]}""";
    private const string Wrong = """{"id":"mse","passed":false,"notDone":false,"cases":[{"verdict":"right"},{"verdict":"wrong"}]}""";
    private const string NotDone = """{"id":"hinge","passed":false,"notDone":true,"cases":[{"verdict":"notDone"}]}""";

    [Fact]
    public void Checks_are_found_in_their_cells_and_the_last_of_an_exercise_counts()
        => In(Wrong, NotDone, Right).ShouldBe([new(3, "mse", ExerciseState.Right), new(2, "hinge", ExerciseState.NotDone)]);

    [Fact]
    public void What_is_wrong_is_no_longer_not_done()
        => In(Wrong).ShouldBe([new(1, "mse", ExerciseState.Wrong)]);

    [Theory]
    [InlineData("""{"id":"mse","passed":false,"notDone":false,"cases":[{"verdict":"observed"}]}""")]
    [InlineData("""{"id":"mse","passed":false,"notDone":false,"cases":[]}""")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":7,"passed":true,"notDone":false,"cases":[{"verdict":"right"}]}""")]
    [InlineData("""{"id":"mse","passed":"yes","notDone":false,"cases":[{"verdict":"right"}]}""")]
    [InlineData("""{"id":"mse","passed":true,"notDone":false,"cases":[7]}""")]
    public void What_only_observes_and_what_is_no_check_says_nothing(string json)
        => In(json).ShouldBeEmpty();

    private static IReadOnlyList<CheckedExercise> In(params string[] shown)
        => CheckedExercise.In(new Notebook([.. shown.Select(json => new Cell(Languages.CSharp, "")
        {
            Outputs = [new DisplayOutput(new Dictionary<string, string> { [MimeTypes.Check] = json })],
        })]));
}
