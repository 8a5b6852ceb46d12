using CourseKit.Optimizers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Optimizers;

/// <summary>Chapter 00: global against local minima.</summary>
public class MultiStartTests
{
    // Minima near −3.8, −1.8, 0.2 …: the slope of x²/20 tilts the waves.
    private static double F(double x) => Math.Sin(3 * x) + (0.1 * (x - 1) * (x - 1));

    private static double Slope(double x) => (3 * Math.Cos(3 * x)) + (0.2 * (x - 1));

    [Fact]
    public void Every_descent_ends_in_a_minimum_and_the_lowest_is_the_global_one()
    {
        var result = MultiStart.Descend(F, Slope, -5, 7, 24, 0.05);

        result.Runs.Count.ShouldBe(24);

        // In the middle of each of 24 equal parts of [-5, 7].
        result.Runs.Select((run, k) => run.Start - (-4.75 + (0.5 * k))).ShouldAllBe(difference => Math.Abs(difference) < 1e-12);
        foreach (var minimum in result.Minima)
        {
            Math.Abs(Slope(minimum.Point)).ShouldBeLessThan(1e-5);
            F(minimum.Point - 0.01).ShouldBeGreaterThan(minimum.Value);
            F(minimum.Point + 0.01).ShouldBeGreaterThan(minimum.Value);
        }

        result.Minima.Count.ShouldBe(6);
        result.Minima.Sum(minimum => minimum.Hits).ShouldBe(24);
        result.Minima.Select(minimum => minimum.Value).ShouldBeInOrder();

        // Against a fine grid over the interval.
        var grid = Enumerable.Range(0, 120_001).Min(i => F(-5 + (i * 1e-4)));
        result.Best.Value.ShouldBe(grid, 1e-6);
    }

    [Fact]
    public void One_start_may_end_in_a_local_minimum()
        => MultiStart.Descend(F, Slope, 4, 7, 1, 0.05).Best.Value.ShouldBeGreaterThan(MultiStart.Descend(F, Slope, -5, 7, 24, 0.05).Best.Value + 0.5);

    [Fact]
    public void Without_a_slope_differences_do_and_random_starts_follow_from_their_stream()
    {
        var by = MultiStart.Descend(F, null, -5, 7, 24, 0.05);
        by.Best.Point.ShouldBe(MultiStart.Descend(F, Slope, -5, 7, 24, 0.05).Best.Point, 1e-5);
        var first = MultiStart.Descend(F, Slope, -5, 7, 5, 0.05, stream: new RandomStream(1)).Runs.Select(run => run.Start).ToArray();
        first.ShouldBe(MultiStart.Descend(F, Slope, -5, 7, 5, 0.05, stream: new RandomStream(1)).Runs.Select(run => run.Start));
        first.ShouldAllBe(x => x >= -5 && x < 7);
        by.ToHtml().ShouldContain("24 descents, 6 minima");
        by.Runs[0].Path[0].ShouldBe(by.Runs[0].Start);
        by.Runs[0].Path[^1].ShouldBe(by.Runs[0].End);
    }

    [Fact]
    public void A_descent_that_leaves_the_interval_ends_at_its_edge()
        => MultiStart.Descend(x => x, _ => 1, 0, 1, 3, 0.3).Minima.ShouldHaveSingleItem().Point.ShouldBe(0);

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => MultiStart.Descend(F, Slope, 1, 1, 3, 0.1)).Message.ShouldContain("high > low, got [1, 1]");
        Should.Throw<ArgumentOutOfRangeException>(() => MultiStart.Descend(F, Slope, 0, 1, 0, 0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => MultiStart.Descend(F, Slope, 0, 1, 3, 0)).Message.ShouldContain("learningRate must be in (0, ∞), got 0");
        Should.Throw<ArgumentException>(() => MultiStart.Descend(F, _ => double.NaN, 0, 1, 3, 0.1)).Message.ShouldContain("the slope was NaN");
    }
}
