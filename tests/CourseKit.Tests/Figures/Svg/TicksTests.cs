using CourseKit.Figures;
using CourseKit.Figures.Svg;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Figures.Svg;

public class TicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-7, 7, 3, "−5 0 5")]
    [InlineData(0, 0.0031, 3, "0 0.002")]
    [InlineData(0, 3e7, 3, "0 1×10⁷ 2×10⁷ 3×10⁷")]
    [InlineData(0.1, 0.3, 2, "0.1 0.2 0.3")]
    public void Linear_ticks_are_round(double low, double high, int wanted, string labels)
        => string.Join(' ', Ticks.Linear(low, high, wanted).Select(t => t.Label)).ShouldBe(labels);

    [Theory]
    [InlineData(0.01, 100, 6, "0.01 0.1 1 10 100")]
    [InlineData(1e-8, 1, 4, "10⁻⁸ 10⁻⁶ 10⁻⁴ 0.01 1")]
    [InlineData(2, 30, 6, "2 5 10 20")]
    [InlineData(2, 4, 4, "2.0 2.5 3.0 3.5 4.0")]
    [InlineData(1, double.PositiveInfinity, 4, "")]
    public void Logarithmic_ticks_are_powers_of_ten(double low, double high, int wanted, string labels)
        => string.Join(' ', Ticks.Log(low, high, wanted).Where(t => t.Label is not null).Select(t => t.Label)).ShouldBe(labels);

    [Fact]
    public void The_largest_and_the_smallest_number_have_a_logarithmic_axis()
        => Figure.Of(Trace.Scatter([double.Epsilon, 2, double.MaxValue], [1.0, 2, 3], "a")).X("time", log: true).ToSvg()
            .ShouldSatisfyAllConditions(svg => svg.ShouldNotContain("NaN"), svg => svg.ShouldNotContain("Infinity"));

    [Fact]
    public void Ticks_lie_within_the_axis_and_are_not_too_many()
        => Prop.ForAll<NormalFloat, PositiveInt>((start, size) =>
        {
            var (low, high) = (start.Get % 1e9, (start.Get % 1e9) + (size.Get / 7.0));
            var ticks = Ticks.Linear(low, high, 6);
            var slack = 1e-6 * (high - low);
            return ticks.Count is >= 1 and <= 8 && ticks.All(t => t.Value >= low - slack && t.Value <= high + slack);
        }).QuickCheckThrowOnFailure();
}
