using CourseKit.Grading.Sandbox;

namespace CourseKit.Grading.Tests.Sandbox;

public sealed class BubblewrapProgramsTests
{
    [Theory]
    [InlineData("bubblewrap 0.8.0\n", true)]
    [InlineData("bubblewrap 0.11.0\n", true)]
    [InlineData("bubblewrap 1.0\n", true)]
    [InlineData("bubblewrap 0.7.2\n", false)]
    [InlineData("bubblewrap 0.4.1", false)]
    [InlineData("bubblewrap of tomorrow", false)]
    [InlineData("", false)]
    public void Namespaces_are_forbidden_inside_where_bubblewrap_is_new_enough(string version, bool can)
        => BubblewrapPrograms.CanForbid(version).ShouldBe(can);
}
