using CourseKit.Figures.Svg;

namespace CourseKit.Tests.Figures.Svg;

public class ScaleTests
{
    private static readonly Scale Linear = new(new AxisRange(-1, 3, null), IsLog: false, 100, 20);

    private static readonly Scale Log = new(new AxisRange(0.01, 100, null), IsLog: true, 0, 400);

    [Theory]
    [InlineData(-1, 100)]
    [InlineData(0, 80)]
    [InlineData(3, 20)]
    [InlineData(4, 0)]
    public void A_linear_axis_maps_in_proportion_beyond_its_ends_too(double value, double pixel) => Linear.Map(value).ShouldBe(pixel, 1e-12);

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(1, 200)]
    [InlineData(10, 300)]
    [InlineData(100, 400)]
    public void A_logarithmic_axis_gives_each_decade_the_same_room(double value, double pixel) => Log.Map(value).ShouldBe(pixel, 1e-9);

    [Fact]
    public void What_has_no_place_on_an_axis_is_no_number()
    {
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Linear.Map(value).ShouldBe(double.NaN);
            Log.Map(value).ShouldBe(double.NaN);
        }

        Log.Map(0).ShouldBe(double.NaN);
        Log.Map(-1).ShouldBe(double.NaN);
    }
}
