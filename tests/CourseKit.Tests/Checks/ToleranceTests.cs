using CourseKit.Checks;

namespace CourseKit.Tests.Checks;

public class ToleranceTests
{
    [Theory]
    [InlineData(-1.09, -1, true)]
    [InlineData(-1.11, -1, false)]
    [InlineData(1.09, 1, true)]
    [InlineData(1.11, 1, false)]
    [InlineData(0, -1, false)]
    [InlineData(5, double.PositiveInfinity, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData(double.NaN, 1, false)]
    public void A_relative_tolerance_is_a_part_of_the_wanted_numbers_size(double got, double wanted, bool allowed)
        => new Tolerance(0, 0.1).Allows(got, wanted).ShouldBe(allowed);

    [Fact]
    public void A_list_that_goes_on_is_another_list()
    {
        var (two, three) = (ObservedValue.Of((1.0, "b")), ObservedValue.Of((1.0, "b", "c")));
        new Tolerance(0, 0).Allows(two, two).ShouldBeTrue();
        new Tolerance(0, 0).Allows(three, two).ShouldBeFalse();
        new Tolerance(0, 0).Allows(two, three).ShouldBeFalse();
    }
}
