using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Training;

public class GradientCheckTests
{
    [Fact]
    public void A_right_gradient_passes_far_below_the_tolerance()
    {
        var check = GradientCheck.Of(w => Math.Sin(w[0]) * Math.Exp(w[1]), w => [Math.Cos(w[0]) * Math.Exp(w[1]), Math.Sin(w[0]) * Math.Exp(w[1])], [0.3, -1.2]);

        check.Passed.ShouldBeTrue(check.ToString());
        check.WorstError.ShouldBeLessThan(1e-8);
        check.Kinks.ShouldBeEmpty();
        check.ToString().ShouldStartWith("gradient right: worst of 2 at [");
    }

    [Fact]
    public void A_wrong_place_is_named_with_both_numbers()
    {
        var check = GradientCheck.Of(w => w.Dot(w), [2, 4, 6.6], [1, 2, 3], name: i => "xyz"[i].ToString());

        check.Passed.ShouldBeFalse();
        check.WorstIndex.ShouldBe(2);
        check.WorstError.ShouldBe(0.6 / 6.6, 1e-8);
        check.ToString().ShouldBe("gradient wrong: worst of 3 at z: 6.6 against 6 by differences, relative error 0.091 (allowed 1E-06)");
        check.ToHtml().ShouldContain("✗");
        check.NumericalGradient.IsCloseTo([2, 4, 6], 1e-8).ShouldBeTrue();
    }

    [Fact]
    public void The_relative_error_is_that_of_CS231n()
    {
        GradientCheck.RelativeError(1, 1.1).ShouldBe(0.1 / 1.1, 1e-15);
        GradientCheck.RelativeError(0, 0).ShouldBe(0);
        GradientCheck.RelativeError(0, 1e-9).ShouldBe(1);
        GradientCheck.RelativeError(-2, 2).ShouldBe(2);
    }

    [Fact]
    public void A_kink_within_reach_of_the_step_is_not_a_mistake()
    {
        // ReLU at 3e-6: the difference reaches over the corner, at a tenth of the step no more.
        var near = GradientCheck.Of(w => Math.Max(w[0], 0) + (w[1] * w[1]), [1, 4], [3e-6, 2]);
        near.Passed.ShouldBeTrue(near.ToString());
        near.Kinks.ShouldBe([0]);

        // At the corner itself both one-sided slopes, and all between, are subgradients; others are not. (½ is what central differences give.)
        foreach (var subgradient in (double[])[0, 0.3, 1])
            GradientCheck.Of(w => Math.Max(w[0], 0), [subgradient], [0]).Kinks.ShouldBe([0]);
        GradientCheck.Of(w => Math.Max(w[0], 0), [0.5], [0]).Passed.ShouldBeTrue();
        GradientCheck.Of(w => Math.Max(w[0], 0), [0], [0]).ToString().ShouldContain("all 1 numbers are at a kink");
        var beyond = GradientCheck.Of(w => Math.Max(w[0], 0), [1.5], [0]);
        beyond.Passed.ShouldBeFalse();
        beyond.Kinks.ShouldBeEmpty();
    }

    [Fact]
    public void A_mistake_in_a_smooth_function_is_not_taken_for_a_kink()
    {
        foreach (var factor in (double[])[0.5, 0.99, 0.9999, 1.001, -1, 0])
            GradientCheck.Of(w => Math.Exp(w[0]), [factor * Math.E], [1]).Passed.ShouldBeFalse($"factor {factor}");
        GradientCheck.Of(w => 1e4 * w[0] * w[0], [0.5], [0]).Passed.ShouldBeFalse();
    }

    [Fact]
    public void Rounding_in_a_large_value_is_not_a_mistake()
        => GradientCheck.Of(w => 1e6 + (1e-6 * w[0]), [1e-6], [1]).Passed.ShouldBeTrue();

    [Fact]
    public void What_cannot_be_checked_is_refused_or_fails()
    {
        GradientCheck.Of(w => w[0], [double.NaN], [1]).Passed.ShouldBeFalse();
        Should.Throw<ShapeException>(() => GradientCheck.Of(w => w[0], [1, 2], [1])).Message.ShouldContain("the point has 1 numbers, the gradient 2");
        Should.Throw<ShapeException>(() => GradientCheck.Of(w => 0, new Vector(0), new Vector(0)));
        Should.Throw<ArgumentException>(() => GradientCheck.Of(w => double.NaN, [1], [1])).Message.ShouldContain("J must be finite at the point, got NaN");
        Should.Throw<ArgumentOutOfRangeException>(() => GradientCheck.Of(w => w[0], [1], [1], tolerance: 0));
        Vector point = [1, 2];
        GradientCheck.Of(w => w.Sum(), [1, 1], point);
        point.ShouldBe([1, 2]);
    }
}
