using CourseKit.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Figures;

public class BinsTests
{
    [Fact]
    public void Counts_are_those_of_the_intervals()
        => new Bins(0, 3, 1).Count([0, 0.5, 1, 1.99, 2, 3, -1, 4, double.NaN]).ShouldBe([2, 2, 2]);

    [Fact]
    public void Rounding_makes_no_bin_more()
    {
        // 2.1 / 0.7 is a little more than 3.
        new Bins(0, 2.1, 0.7).Number.ShouldBe(3);
        new Bins(0, 2.1, 0.7).Count([2.1]).ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void Whole_numbers_never_lie_on_the_edge_of_a_bin()
        => Bins.For([0, 1, 2, 3, 9]).ShouldBe(new Bins(-0.5, 9.5, 5));

    [Theory]
    [InlineData(5, 4.5, 5.5)]
    [InlineData(0.3, 0.25, 0.35)]
    public void A_constant_sample_has_one_bin(double value, double start, double end)
    {
        var bins = Bins.For([value, value]);

        (bins.Start, bins.End, bins.Number).ShouldBe((start, end, 1));
    }

    [Fact]
    public void An_empty_sample_has_an_empty_bin() => Bins.For([]).Count([]).ShouldBe([0]);

    [Fact]
    public void Every_finite_value_is_counted_once()
        => Prop.ForAll<NormalFloat[]>(sample =>
        {
            var values = sample.Select(v => Math.Round(v.Get % 1e6, 3)).ToArray();
            return Bins.For(values).Count(values).Sum() == values.Length;
        }).QuickCheckThrowOnFailure();
}
