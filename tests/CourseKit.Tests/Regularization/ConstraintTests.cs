using CourseKit.Regularization;
using CourseKit.Tensors;

namespace CourseKit.Tests.Regularization;

public class ConstraintTests
{
    [Fact]
    public void Only_columns_longer_than_the_limit_are_cut_back_and_keep_their_direction()
    {
        Matrix w = [[3, 0.3], [4, -0.4]];
        new MaxNorm(1).Apply(w);
        w.IsCloseTo([[0.6, 0.3], [0.8, -0.4]], 1e-15).ShouldBeTrue();
    }

    [Fact]
    public void Rows_or_all_weights_together_can_be_a_units()
    {
        Matrix rows = [[3, 4], [0.3, 0.4]], all = [[3, 4], [0, 0]];
        new MaxNorm(2.5, UnitWeights.Rows).Apply(rows);
        rows.IsCloseTo([[1.5, 2], [0.3, 0.4]], 1e-15).ShouldBeTrue();
        new MaxNorm(2.5, UnitWeights.Together).Apply(all);
        all.IsCloseTo([[1.5, 2], [0, 0]], 1e-15).ShouldBeTrue();
    }

    [Fact]
    public void Applied_twice_it_changes_nothing_more_than_rounding_and_a_NaN_is_seen()
    {
        Matrix within = [[2, 2.9], [0, 0.1]];
        new MaxNorm(3).Apply(within);
        within.Equals([[2, 2.9], [0, 0.1]]).ShouldBeTrue();
        var w = new RandomStream(1).Normal(20, 7, deviation: 2, precision: Precision.Single);
        new MaxNorm(3).Apply(w);
        var once = w.Copy();
        new MaxNorm(3).Apply(w);
        w.IsCloseTo(once, 1e-6).ShouldBeTrue();
        Matrix bad = [[double.NaN, 1], [2, 0]];
        new MaxNorm(3).Apply(bad);
        bad.Equals([[double.NaN, 1], [double.NaN, 0]]).ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => new MaxNorm(0)).Message.ShouldStartWith("Limit must be in (0, ∞), got 0");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(double.PositiveInfinity)]
    public void Every_point_of_the_outline_has_length_1_and_neighbours_are_near(double power)
    {
        var points = UnitBall.Points(power);
        points.Rows.ShouldBe(193);
        points.Row(192).ShouldBe(points.Row(0));
        points.Row(0).ShouldBe([1, 0]);
        for (var i = 0; i < points.Rows; i++)
        {
            UnitBall.Norm(points.Row(i), power).ShouldBe(1, 1e-12);
            if (i > 0)
                (points.Row(i) - points.Row(i - 1)).Norm().ShouldBeLessThan(0.1);
        }
    }

    [Fact]
    public void The_corners_of_the_diamond_and_the_square_are_among_the_points()
    {
        UnitBall.Points(1, radius: 2).Row(48).IsCloseTo([0, 2], 1e-15).ShouldBeTrue();
        UnitBall.Points(double.PositiveInfinity).Row(24).ShouldBe([1, 1]);
        UnitBall.Points(double.PositiveInfinity).Row(72).ShouldBe([-1, 1]);
    }

    [Fact]
    public void Lengths_of_every_power()
    {
        UnitBall.Norm([3, -4], 2).ShouldBe(5, 1e-14);
        UnitBall.Norm([3, -4], 1).ShouldBe(7, 1e-14);
        UnitBall.Norm([3, -4], double.PositiveInfinity).ShouldBe(4);
        UnitBall.Norm([1, 1], 0.5).ShouldBe(4, 1e-14);
        UnitBall.Norm([3e200, 4e200], 2).ShouldBe(5e200, 1e187);
        UnitBall.Norm(Vector.Zeros(0), 3).ShouldBe(0);
        UnitBall.Norm([1, double.NaN], 2).ShouldBe(double.NaN);
        Should.Throw<ArgumentOutOfRangeException>(() => UnitBall.Norm([1], 0)).Message.ShouldStartWith("power must be in (0, ∞], got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => UnitBall.Points(2, pointsPerQuadrant: 3)).Message.ShouldStartWith("pointsPerQuadrant must be even and ≥ 2, got 3");
    }
}
