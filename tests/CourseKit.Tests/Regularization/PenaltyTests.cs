using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Tensors;
using CourseKit.Tests.Activations;

namespace CourseKit.Tests.Regularization;

public class PenaltyTests
{
    private static readonly System.Text.Json.JsonElement Golden = GoldenNumbers.Read("regularization.json");

    [Fact]
    public void Values_and_gradients_are_those_of_PyTorch()
    {
        foreach (var penalty in AllPenalties.Table.Where(penalty => penalty is not Lp { Power: 1 or 2 } && penalty is not Tikhonov { Operator.Rows: 4 }))
        {
            var golden = Golden.GetProperty("penalties").GetProperty(penalty.Name);
            var (value, gradient) = penalty.Evaluate(Golden.Vector("weights"));
            value.ShouldBe(golden.GetProperty("value").GetDouble(), 1e-14, penalty.Name);
            gradient.IsCloseTo(golden.Vector("gradient"), 1e-14).ShouldBeTrue(penalty.Name);
        }

        var ties = Golden.GetProperty("penalties").GetProperty("L∞ ties");
        new LInfinity(0.1).Evaluate(ties.Vector("weights")).Gradient.IsCloseTo(ties.Vector("gradient"), 1e-16).ShouldBeTrue();
    }

    [Fact]
    public void Under_gradient_descent_the_L2_penalty_shrinks_each_weight_by_0_96_for_the_lectures_numbers()
    {
        // (5.21)–(5.23): Θ ← (1 − 2ρλ)Θ − ρ∇J with ρ = 0.01, λ = 2.
        var penalty = new L2(2);
        penalty.DecayFactor(0.01).ShouldBe(0.96, 1e-15);
        Vector Θ = [1, -3], ofLoss = [0.5, 0];
        var g = ofLoss.Copy();
        penalty.AddGradient(Θ, g);
        var optimizer = new GradientDescent(0.01);
        optimizer.Step(optimizer.Init(Θ), g, Θ);
        Θ.IsCloseTo([0.96 - 0.005, -3 * 0.96], 1e-15).ShouldBeTrue();
    }

    [Fact]
    public void The_optimizers_weight_decay_is_the_same_as_a_penalty_of_half_its_strength()
    {
        Vector first = [1, -3, 0.5], second = [1, -3, 0.5];
        var decaying = new WeightDecay(new Adam(0.1), 0.6);
        var plain = new Adam(0.1);
        var (decayingState, plainState) = (decaying.Init(first), plain.Init(second));
        for (var t = 0; t < 20; t++)
        {
            decaying.Step(decayingState, first * t, first);
            var g = second * t;
            new L2(0.3).AddGradient(second, g);
            plain.Step(plainState, g, second);
        }

        first.IsCloseTo(second, 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void L1_pulls_with_the_same_force_whatever_the_size_and_not_at_zero()
        => new L1(0.2).Evaluate([5, -0.001, 0]).Gradient.ShouldBe([0.2, -0.2, 0]);

    [Fact]
    public void The_general_penalty_is_L1_for_1_and_L2_for_2()
    {
        var Θ = new RandomStream(5).NormalVector(8);
        new Lp(0.3, 1).Evaluate(Θ).Gradient.IsCloseTo(new L1(0.3).Evaluate(Θ).Gradient, 1e-15).ShouldBeTrue();
        new Lp(0.3, 2).Evaluate(Θ).Gradient.IsCloseTo(new L2(0.3).Evaluate(Θ).Gradient, 1e-15).ShouldBeTrue();
        new Lp(0.3, 2).Value(Θ).ShouldBe(new L2(0.3).Value(Θ), 1e-14);
        var (one, other) = (Θ.Copy(), Θ.Copy());
        new Lp(0.3, 2).Proximal(one, 0.5);
        new L2(0.3).Proximal(other, 0.5);
        one.IsCloseTo(other, 1e-14).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(4)]
    public void The_proximal_step_of_a_general_power_is_that_of_a_scalar_minimizer(double power)
    {
        var Θ = Golden.Vector("weights");
        new Lp(0.5, power).Proximal(Θ, 1);
        Θ.IsCloseTo(Golden.GetProperty("proximal").Vector(FormattableString.Invariant($"L{power}")), 1e-8).ShouldBeTrue();
    }

    [Fact]
    public void A_power_below_1_is_refused_with_the_reason()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Lp(1, 0.5)).Message.ShouldStartWith("Power must be in [1, ∞), got 0.5: below 1 the gradient has no bound near 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new Lp(1, double.PositiveInfinity)).Message.ShouldContain("for ∞ there is LInfinity");
        Should.Throw<ArgumentOutOfRangeException>(() => new L1(-1)).Message.ShouldStartWith("Strength must be in [0, ∞), got -1");
        Should.Throw<ArgumentOutOfRangeException>(() => new L2(1) with { Strength = double.NaN }).Message.ShouldStartWith("Strength must be in [0, ∞), got NaN");
    }

    [Fact]
    public void Soft_thresholding_makes_exact_zeros_and_the_subgradient_alone_does_not()
    {
        var (x, y) = (Golden.Matrix("x"), Golden.Vector("y"));
        var penalty = new L1(Golden.GetProperty("lasso").GetProperty("l1").GetDouble());
        var (proximal, plain, clipped) = (Vector.Zeros(6), Vector.Zeros(6), Vector.Zeros(6));
        const double ρ = 0.05;
        for (var t = 0; t < 3000; t++)
        {
            proximal -= ρ * Slope(x, y, proximal);
            penalty.Proximal(proximal, ρ);
            plain -= ρ * (Slope(x, y, plain) + penalty.Evaluate(plain).Gradient);
            var before = clipped;
            clipped -= ρ * (Slope(x, y, clipped) + penalty.Evaluate(clipped).Gradient);
            L1.ClipAtZero(before, clipped);
        }

        // scikit-learn's coordinate descent finds the same weights, and the same zeros.
        var golden = Golden.GetProperty("lasso").Vector("weights");
        proximal.IsCloseTo(golden, 1e-7).ShouldBeTrue();
        Zeros(golden).ShouldBe(4);
        Zeros(proximal).ShouldBe(4);
        Zeros(plain).ShouldBe(0);
        Enumerable.Range(0, 6).Where(i => golden[i] == 0).ShouldAllBe(i => Math.Abs(plain[i]) < 0.05);
        Zeros(clipped).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_elastic_nets_proximal_steps_find_scikit_learns_weights()
    {
        var (x, y) = (Golden.Matrix("x"), Golden.Vector("y"));
        var golden = Golden.GetProperty("elasticNet");
        var penalty = new ElasticNet(golden.GetProperty("l1").GetDouble(), golden.GetProperty("l2").GetDouble());
        var w = Vector.Zeros(6);
        for (var t = 0; t < 3000; t++)
        {
            w -= 0.05 * Slope(x, y, w);
            penalty.Proximal(w, 0.05);
        }

        w.IsCloseTo(golden.Vector("weights"), 1e-7).ShouldBeTrue();
    }

    [Fact]
    public void Clipping_leaves_weights_that_kept_their_sign_or_came_from_zero()
    {
        Vector after = [-0.1, 0.2, 0.3, -0.4, 0.1];
        L1.ClipAtZero([0.5, 0.5, 0, 0, -1], after);
        after.ShouldBe([0, 0.2, 0.3, -0.4, 0]);
        Should.Throw<ShapeException>(() => L1.ClipAtZero([1], [1, 2]));
    }

    [Fact]
    public void The_L_infinity_step_cuts_the_largest_off_until_enough_is_gone()
    {
        Vector Θ = [3, -5, 1];
        new LInfinity(1).Proximal(Θ, 4);
        Θ.ShouldBe([2, -2, 1]);
        new LInfinity(1).Proximal(Θ, 100);
        Θ.ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void Smoothness_costs_nothing_for_constant_or_straight_weights_and_much_for_jagged_ones()
    {
        Tikhonov.Smoothness(1, 4, order: 1).Value([3, 3, 3, 3]).ShouldBe(0, 1e-12);
        Tikhonov.Smoothness(1, 4).Value([1, 2, 3, 4]).ShouldBe(0, 1e-12);
        Tikhonov.Smoothness(1, 4).Value([1, -1, 1, -1]).ShouldBe(32, 1e-12);
        new Tikhonov(0.3, Matrix.Identity(3)).Evaluate([1, 2, 3]).Gradient.IsCloseTo(new L2(0.3).Evaluate([1, 2, 3]).Gradient, 1e-15).ShouldBeTrue();
        Should.Throw<ShapeException>(() => Tikhonov.Smoothness(1, 4).Value([1, 2])).Message.ShouldBe("Tikhonov: Γ is 2 × 4, and there are 2 weights: Γ must have a column for each");
        Should.Throw<ArgumentException>(() => new Tikhonov(1, Matrix.Filled(1, 1, double.NaN)));
        Should.Throw<ArgumentOutOfRangeException>(() => Tikhonov.Smoothness(1, 2));
    }

    [Fact]
    public void No_weights_cost_nothing()
        => AllPenalties.Table.Where(penalty => penalty is not Tikhonov).ShouldAllBe(penalty => penalty.Value(Vector.Zeros(0)) == 0);

    [Theory]
    [InlineData(16)]
    [InlineData(1000)]
    public void Sums_over_many_weights_agree_with_plain_ones(int count)
    {
        var Θ = new RandomStream(9).NormalVector(count + 3, precision: Precision.Single);
        new L1(1).Value(Θ).ShouldBe(Θ.Sum(Math.Abs), 1e-10);
        new L2(1).Value(Θ).ShouldBe(Θ.Sum(θ => θ * θ), 1e-10);
    }

    private static int Zeros(Vector w) => w.Count(θ => θ == 0);

    // Of scikit-learn's (1/2N) ‖y − Xw‖².
    private static Vector Slope(Matrix x, Vector y, Vector w) => ((x * w) - y) * x / x.Rows;
}
