using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Problems;
using CourseKit.SecondOrder.TrustRegions;
using CourseKit.Tensors;

namespace CourseKit.Tests.SecondOrder.TrustRegions;

/// <summary>Radius, border and settings of the methods that choose their steps' length themselves.</summary>
public class TrustRegionTests
{
    public static TheoryData<int> Both => [0, 1];

    private static Subproblem Subproblem(int which) => which == 0 ? new Dogleg() : new Steihaug();

    [Theory]
    [MemberData(nameof(Both))]
    public void No_step_is_longer_than_the_largest_radius(int which)
    {
        var f = Quadratic.OfCondition(5, 100);
        var path = new TrustRegion(Subproblem(which)) { InitialRadius = 0.1, MaxRadius = 0.1 }.Minimize(f, f.Start, new MinimizeOptions { KeepPath = true }).Path;
        for (var i = 1; i < path.Count; i++)
            (path[i].Point - path[i - 1].Point).Norm().ShouldBeLessThanOrEqualTo(0.1 * (1 + 1e-12));
        (path[1].Point - path[0].Point).Norm().ShouldBe(0.1, 1e-12);
        path[^1].Value.ShouldBe(0, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_refused_trial_costs_one_value_and_no_gradient(int which)
    {
        // x − ln x from 1.9 with a radius of 10: the first trial is NaN.
        var f = Objective.Of(1, x => x[0] > 0 ? x[0] - Math.Log(x[0]) : double.NaN, x => [1 - (1 / x[0])], x => Matrix.Filled(1, 1, 1 / (x[0] * x[0])));
        var solution = new TrustRegion(Subproblem(which)) { InitialRadius = 10 }.Minimize(f, [3], new MinimizeOptions { MaxIterations = 1, KeepPath = true });
        (solution.Stop, solution.FunctionCount, solution.GradientCount).ShouldBe((StopReason.IterationLimit, 2, 1));
        solution.Point.ShouldBe(Vector.Of(3));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_minimum_that_is_not_at_the_value_zero_is_reached_through_rounding(int which)
    {
        var f = new Quadratic(Matrix.Of(new[,] { { 2, 0 }, { 0, 8 } }), [2, 1], [4, 2], lowest: 1e6);
        var solution = new TrustRegion(Subproblem(which)).Minimize(f, [2 + 1e-6, 1 + 1e-7]);
        solution.Stop.ShouldBe(StopReason.GradientSmall, solution.ToString());
    }

    [Theory]
    [InlineData(0, 0.14, false)]
    [InlineData(0, 0.16, true)]
    [InlineData(1, 0.14, false)]
    [InlineData(1, 0.16, true)]
    public void A_step_is_taken_when_it_brought_more_than_the_accepted_part_of_what_was_promised(int which, double part, bool isTaken)
    {
        // The model −x + ½x² promises ½ for the step to 1.
        var f = Objective.Of(1, x => -part * x[0] / 2, _ => [-1], _ => Matrix.Filled(1, 1, 1));
        var solution = new TrustRegion(Subproblem(which)) { InitialRadius = 1 }.Minimize(f, [0], new MinimizeOptions { MaxIterations = 1 });
        solution.Point.ShouldBe(Vector.Of(isTaken ? 1 : 0));
    }

    [Fact]
    public void The_border_is_met_without_cancellation()
    {
        Vector p = [0.6, 0], d = [0, 2];
        (p + (CourseKit.SecondOrder.TrustRegions.Subproblem.ToBorder(p, d, 1) * d)).Norm().ShouldBe(1, 1e-15);
        Vector far = [1 - 1e-12, 0], same = [1e8, 0];
        (far + (CourseKit.SecondOrder.TrustRegions.Subproblem.ToBorder(far, same, 1) * same)).Norm().ShouldBe(1, 1e-15);
        Vector back = [-1e-3, 0];
        CourseKit.SecondOrder.TrustRegions.Subproblem.ToBorder([0.5, 0], back, 1).ShouldBe(1500, 1e-9);
    }

    [Fact]
    public void Levenberg_Marquardt_refuses_residuals_that_are_not_finite()
    {
        // r = √x − 0.1 from 4: Gauss–Newton's first step leads to x < 0, where r is NaN.
        var f = Objective.OfResiduals(1, x => [Math.Sqrt(x[0]) - 0.1], x => Matrix.Filled(1, 1, 0.5 / Math.Sqrt(x[0])));
        var solution = new LevenbergMarquardt().Minimize(f, [4]);
        solution.Stop.ShouldBe(StopReason.GradientSmall, solution.ToString());
        solution.Point[0].ShouldBe(0.01, 1e-8);
    }

    [Fact]
    public void Settings_out_of_range_are_exceptions()
    {
        var f = new Rosenbrock();
        Should.Throw<ArgumentOutOfRangeException>(() => new TrustRegion(new Dogleg()) { InitialRadius = 0 }.Minimize(f, f.Start)).Message.ShouldContain("0 < InitialRadius ≤ MaxRadius");
        Should.Throw<ArgumentOutOfRangeException>(() => new TrustRegion(new Dogleg()) { Acceptance = 0.5 }.Minimize(f, f.Start)).Message.ShouldContain("Acceptance must be in [0, 0.25), got 0.5");
        Should.Throw<ArgumentOutOfRangeException>(() => new LevenbergMarquardt { InitialFactor = -1 }.Minimize(f, f.Start)).Message.ShouldContain("InitialFactor must be in (0, ∞), got -1");
    }
}
