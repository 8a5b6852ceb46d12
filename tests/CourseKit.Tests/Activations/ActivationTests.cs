using CourseKit.Activations;
using CourseKit.Tensors;

namespace CourseKit.Tests.Activations;

/// <summary>What is particular to one activation: kinks, parameters, dead and saturated units.</summary>
public class ActivationTests
{
    [Fact]
    public void At_the_kink_the_slope_is_the_negative_side_s()
    {
        new ReLU().Derivative(0).ShouldBe(0);
        new LeakyReLU().Derivative(0).ShouldBe(0.01);
        new PReLU(0.3).Derivative(0).ShouldBe(0.3);
        new ELU(0.5).Derivative(0).ShouldBe(0.5);
        new SELU().Derivative(0).ShouldBe(SELU.Lambda * SELU.Alpha, 1e-15);
        new UnitStep().Derivative(0).ShouldBe(0);
    }

    [Fact]
    public void The_leaky_slope_is_a_hundredth_unless_another_is_asked_for()
    {
        new LeakyReLU().At(-5).ShouldBe(-0.05, 1e-17);
        new LeakyReLU(0.2).At(-5).ShouldBe(-1);
        (new LeakyReLU() with { Alpha = 0.2 }).At(-5).ShouldBe(-1);
    }

    [Fact]
    public void The_step_is_1_from_0_on()
    {
        new UnitStep().Apply([-1e-300, 0, 1e-300]).ShouldBe([0, 1, 1]);
        new UnitStep(-1).Apply([-2, 0]).ShouldBe([-1, 1]);
    }

    [Fact]
    public void Sigmoid_and_softplus_are_the_ones_of_the_losses()
    {
        foreach (var z in new[] { -1000, -745, -30, -1.5, 0, 1e-9, 0.9, 36, 1000 })
        {
            new LogisticSigmoid().At(z).ShouldBe(CourseKit.Losses.Sigmoid.At(z));
            new LogisticSigmoid().Derivative(z).ShouldBe(CourseKit.Losses.Sigmoid.Derivative(z), 1e-16);
            new Softplus().At(z).ShouldBe(CourseKit.Losses.Sigmoid.Softplus(z));
        }

        new LogisticSigmoid().At(2).ShouldBe(0.8808, 5e-5);
        new LogisticSigmoid().Derivative(0).ShouldBe(0.25);
    }

    [Fact]
    public void Tails_keep_their_digits()
    {
        new LogisticSigmoid().At(-700).ShouldBe(Math.Exp(-700), 1e-14 * Math.Exp(-700));
        new LogisticSigmoid().Derivative(40).ShouldBe(Math.Exp(-40), 1e-14 * Math.Exp(-40));
        new ELU().At(-1e-12).ShouldBe(-1e-12, 1e-23);
        new Tanh().At(1e-12).ShouldBe(1e-12, 1e-27);
        new GELU().At(-10).ShouldBe(-10 * 7.619853024160526e-24, 1e-35); // Φ(−10), SciPy
    }

    [Fact]
    public void The_two_forms_of_GELU_differ_by_less_than_5e4()
    {
        for (var z = -8.0; z <= 8; z += 0.01)
            new TanhGELU().At(z).ShouldBe(new GELU().At(z), 5e-4);
    }

    [Fact]
    public void SELU_keeps_mean_0_and_variance_1_of_normal_inputs()
    {
        var o = new SELU().Apply(new RandomStream(1).NormalVector(200_000));
        o.Mean().ShouldBe(0, 0.01);
        (o.Dot(o) / o.Length).ShouldBe(1, 0.015);
    }

    [Fact]
    public void Maxout_takes_the_largest_of_its_pieces_and_of_equals_the_first()
    {
        var maxout = new Maxout(3);
        maxout.Apply([1, 5, 2, -1, -3, -1]).ShouldBe([5, -1]);
        maxout.Backward(Matrix.FromRows([1, 5, 2, -1, -3, -1]), Matrix.FromRows([5, -1]), Matrix.FromRows([10, 20])).Flatten().ShouldBe([0, 10, 0, 20, 0, 0]);
        Should.Throw<InvalidOperationException>(() => maxout.At(1)).Message.ShouldContain("takes 3 numbers");
        Should.Throw<ArgumentOutOfRangeException>(() => new Maxout(1)).Message.ShouldContain("Pieces must be ≥ 2, got 1");
        Should.Throw<ShapeException>(() => new Maxout().Apply(Matrix.Zeros(1, 3)));
    }

    [Fact]
    public void Parameters_out_of_range_are_an_error()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new LeakyReLU(-0.1)).Message.ShouldContain("Alpha must be a finite number ≥ 0, got -0.1");
        Should.Throw<ArgumentOutOfRangeException>(() => new LeakyReLU() with { Alpha = double.NaN });
        Should.Throw<ArgumentOutOfRangeException>(() => new ELU(double.PositiveInfinity));
        Should.Throw<ArgumentOutOfRangeException>(() => new PReLU(double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => new UnitStep(double.NaN));
    }

    [Fact]
    public void The_gradient_by_alpha_agrees_with_finite_differences()
    {
        const double h = 1e-6;
        var (z, g) = (new RandomStream(1).Normal(7, 3), new RandomStream(2).Normal(7, 3));
        double Error(double alpha) => new PReLU(alpha).Apply(z).Hadamard(g).Sum();
        new PReLU(0.1).AlphaGradient(z, g).ShouldBe((Error(0.1 + h) - Error(0.1 - h)) / (2 * h), 1e-8);
    }

    [Fact]
    public void The_shapes_of_a_learned_alpha_must_match()
    {
        var z = Matrix.Zeros(4, 3);
        Should.Throw<ShapeException>(() => PReLU.Apply(Vector.Zeros(2), z, z)).Message.ShouldContain("α has 2 numbers");
        Should.Throw<ShapeException>(() => PReLU.Backward(Vector.Zeros(3), z, Matrix.Zeros(4, 2), z));
        Should.Throw<ArgumentException>(() => PReLU.AddAlphaGradient(z, z, Vector.Zeros(3, Precision.Single))).Message.ShouldContain("precision");
    }

    [Fact]
    public void The_saturated_share_counts_small_slopes()
    {
        var z = Matrix.FromRows([0, 10, 0], [-1, -10, 20]);
        Saturation.Share(new LogisticSigmoid(), z).ShouldBe(0.5);
        Saturation.ShareByUnit(new LogisticSigmoid(), z).ShouldBe([0, 1, 0.5]);
        Saturation.Share(new ReLU(), z).ShouldBe(4 / 6.0, 1e-15);
        Saturation.Share(new Linear(), z).ShouldBe(0);
        Saturation.Share(new ReLU(), Matrix.Zeros(0, 2)).ShouldBe(double.NaN);
        Saturation.Share(new ReLU(), Matrix.FromRows([double.NaN])).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => Saturation.Share(new ReLU(), z, 0)).Message.ShouldContain("epsilon must be > 0, got 0");
        Should.Throw<ArgumentException>(() => Saturation.Share(new Maxout(), z));
    }

    [Fact]
    public void A_unit_is_dead_when_no_example_switched_it_on()
    {
        var counter = new DeadUnitCounter(new ReLU(), 3);
        counter.Count.ShouldBe(0);
        counter.Observe(Matrix.FromRows([-1, 2, 0], [-1, -2, -3]));
        counter.Units.ShouldBe([0, 2]);
        counter.Observe(Matrix.FromRows([-1, -1, 0.1]).To(Precision.Single));
        (counter.Count, counter.Examples).ShouldBe((1, 3));
        counter.Units.ShouldBe([0]);
        counter.Reset();
        (counter.Count, counter.Examples).ShouldBe((0, 0));
        Should.Throw<ShapeException>(() => counter.Observe(Matrix.Zeros(1, 2))).Message.ShouldContain("the layer has 3 units");
        Should.Throw<ArgumentOutOfRangeException>(() => new DeadUnitCounter(new ReLU(), 0));

        var leaky = new DeadUnitCounter(new LeakyReLU(), 1);
        leaky.Observe(Matrix.FromRows([-5]));
        leaky.Count.ShouldBe(0);
    }
}
