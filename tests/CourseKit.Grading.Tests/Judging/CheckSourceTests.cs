using CourseKit.Grading.Judging;

namespace CourseKit.Grading.Tests.Judging;

public class CheckSourceTests
{
    [Theory]
    [InlineData("// check a\nCheck.Exercise(1)", "using Check = global::CourseKit.Checks.Check; // check a\nCheck.Exercise(1)")]
    [InlineData("// check a\n#r \"x.dll\"\nCheck.Exercise(1)", "// check a\n#r \"x.dll\"\nusing Check = global::CourseKit.Checks.Check; Check.Exercise(1)")]
    [InlineData("using Check = Mine.Check;\nCheck.Exercise(1)", "using Check = Mine.Check;\nCheck.Exercise(1)")]
    public void The_name_Check_is_bound_without_moving_a_line(string source, string bound) => CheckSource.Bind(source).ShouldBe(bound);
}
